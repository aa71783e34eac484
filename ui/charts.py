"""Charts, drawn by Plotly in the browser."""

from live.charts import charts_data
from ui.frame.events import tell


def show_charts(page, part):
    """Draw figures in a row; on a phone, one under the other.

    Parameters
    ----------
    page : Page
    part : Charts
    """
    ((key, told),) = charts_data(page, part).items()
    tell(page, "ui/charts/charts", key, told)
