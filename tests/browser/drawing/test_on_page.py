"""The scene of a page as a Plotly figure, in the stage's place."""

from tests.browser.engines import SAME_SCRIPT, once

STAGE, FIGURE = '[data-testid="stage"]', '[data-testid="plotly"]'
SWITCH, FLOOR = '[data-action="plotly"]', ".ls-floor"
LINES = """[...document.querySelectorAll('[data-testid=plotly] .annotation text')]
  .map((text) => text.textContent)"""
RESULT = "document.querySelector('[data-testid=equation]').dataset.result"
AGREE = f"""() => {{
  const said = ({LINES}).at(-1).split(/[=≈] /).at(-1).replace("−", "-");
  return Math.abs(Number(said) - Number({RESULT})) < 0.006;
}}"""


@once(SAME_SCRIPT)
def test_it_stands_there_at_the_step_follows_what_is_set_and_goes_again(open_lesson):
    page = open_lesson("convolution", STAGE, theme="dark", t=7)
    assert page.evaluate("window.Plotly") is None  # until somebody asks for it
    page.locator(SWITCH).focus()
    page.keyboard.press("Enter")
    page.locator(f'{FIGURE}[data-step="7"]').wait_for()
    assert "as=plotly" in page.url and not page.locator(FLOOR).is_visible()
    page.keyboard.press("ArrowRight")
    page.locator(f'{FIGURE}[data-step="8"]').wait_for()
    page.wait_for_function(AGREE)
    page.locator('input[data-control="s"]').press("ArrowRight")
    page.wait_for_url("**s=2*")
    page.wait_for_function(AGREE)
    page.reload()
    page.locator(f"{FIGURE}[data-rev]").wait_for()
    assert "as=plotly" in page.url and "s=2" in page.url
    step = page.locator(FIGURE).get_attribute("data-step")
    page.locator(SWITCH).click()
    page.locator(FLOOR).wait_for()
    assert page.locator(STAGE).get_attribute("data-step") == step
    assert "as=" not in page.url and page.locator(FIGURE).is_hidden()
