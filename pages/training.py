"""Lesson: how a network learns, step by step, and what goes wrong."""

from engine.training import train
from lessons.training.controls import FIELDS, bar_options, run_of, settings_of, show
from lessons.training.view import inside_data, kept_data, run_data
from networks.comparisons import begin, planned
from networks.files import pack
from networks.look import inside, one_of_each, view
from networks.tasks import TASKS
from ui.controls.bar import control_bar
from ui.frame.lesson import open_lesson
from ui.frame.source import show_source

lesson = open_lesson("training", FIELDS)
versus = lesson["versus"]

# What is trained: one network, or several side by side
settings = planned(versus, settings_of(lesson))
control_bar(lesson, **bar_options(lesson, settings))
run = run_of(lesson, settings, lambda: begin(versus, settings))

# Pictures that training never sees, one of each class
task = TASKS[lesson["net"]]
x, labels = task.held_out()
examples = [x[index : index + 1] for index in one_of_each(x, labels)]
shown = examples[int(lesson["example"])]


def _describe(run):
    data = run_data(lesson, run, {name: view(t) for name, t in run.trials.items()})
    if not versus:
        (trial,) = run.trials.values()
        seen = inside(trial.network, shown)
        data["inside"] = inside_data(lesson, seen, examples, task.classes)
    if own := lesson.sources.network():
        data["kept"] = kept_data(lesson, own, own.held_out_share)
    return data


show(lesson, run, _describe, pack)

# More to read
show_source(lesson.text("training.source"), train)
