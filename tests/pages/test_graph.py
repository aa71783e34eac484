"""The 1-D convolution as a computation graph, a view of the page on backpropagation."""

from tests.lessons.written import number_in


def test_central_differences_confirm_the_gradients(open_page, monkeypatch):
    monkeypatch.setattr("ui.work.gradient_check.SLICE", 60)
    app = open_page("backpropagation", view="graph", s=2, p=1, lang="en")
    app.session_state["gradient-open"] = True
    app.run()
    next(b for b in app.button if b.label == "Run the check").click().run()
    assert not app.exception
    said = [text.value for text in app.text]
    assert [line.split(":")[0] for line in said] == ["dx", "dw", "db"]
    apart = [line.split("difference ")[1].split(" ")[0] for line in said]
    assert max(map(number_in, apart)) < 1e-8
