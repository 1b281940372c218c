"""The options of ``biokg build`` that let a model choose, what that takes told beforehand, and the asking."""

import argparse
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from biokg.analysis.texts import Text
from biokg.errors import UsageError
from biokg.resources import decided
from biokg.views.cli import options
from biokg.views.plain.printable import printable

if TYPE_CHECKING:
    from biokg.choices.answers import Answers
    from biokg.choices.asking import Estimate, Outcome

KEY = "BIOKG_MODEL_KEY"
"""The environment variable that holds the key of the endpoint."""
_SHOWN = 10
_LONGEST_NAME = 100
_TAKES = Text(
    "model {model}: {calls} calls, {kept} answers kept already; about {into:,} tokens in, {out:,} out{cost}",
    "模型 {model}：需调用 {calls} 次，已有 {kept} 个缓存答案；约输入 {into:,}、输出 {out:,} 个 token{cost}",
)
_COST = Text("; about {cost:.4f} at that price", "；按此价格约 {cost:.4f}")
_ASK = Text("ask it? [y/N] ", "是否调用？[y/N] ")
_DRY = Text("nothing is asked and nothing built (--dry-run).", "未调用模型，也未构建（--dry-run）。")
_DONE = Text(
    "{asked} answers, {failed} documents without one; {into:,} tokens in, {out:,} out",
    "得到 {asked} 个答案，{failed} 篇文档没有答案；输入 {into:,}、输出 {out:,} 个 token",
)
_DOWN = Text("{number} calls were not made: the endpoint is down.", "端点不可用，另有 {number} 次未调用。")


@dataclass(frozen=True, slots=True)
class Chosen:
    """Where the answers are, and whether all is as it should be; `go` is False where nothing is to be built."""

    answers: "Answers | None"
    go: bool = True
    whole: bool = True


def add_model(to: argparse.ArgumentParser) -> None:
    """Declare --model and what goes with it."""
    group = to.add_argument_group(
        "a model that only chooses (off unless asked for)",
        "It gets each article with its names, numbers and times numbered, and chooses among them; what it chooses "
        f"is tier B. The key stands in ${KEY}. 只做选择的模型（默认关闭）；所选事实为 B 级。",
    )
    group.add_argument("--model", metavar="URL", help="an OpenAI-compatible endpoint, such as http://127.0.0.1:8080/v1")
    group.add_argument("--model-name", metavar="NAME", help="the model; without --model only kept answers are read")
    group.add_argument(
        "--model-answers",
        type=options.folder,
        metavar="DIR",
        help="where answers are kept, for your git (default: model-answers beside your decisions)",
    )
    group.add_argument(
        "--model-timeout", type=_seconds, default=120.0, metavar="S", help="seconds for one answer (120)"
    )
    group.add_argument("--model-price", type=_prices, metavar="IN,OUT", help="price of a million tokens in and out")
    group.add_argument("--dry-run", action="store_true", help="only say what asking takes 只估算调用次数与费用")
    group.add_argument("--yes", "-y", action="store_true", help="ask without asking back 不再确认")


def choose(arguments: argparse.Namespace, progress: Callable[[str, int, int], None] | None) -> Chosen:
    """Ask the model where that is wanted, after telling what it takes; raises `UsageError` for half an order."""
    if not arguments.model_name:
        if arguments.model or arguments.dry_run or arguments.model_answers:
            raise UsageError("which model? --model-name NAME", "请用 --model-name 指定模型")
        return Chosen(None)
    if not arguments.model_name.isprintable() or len(arguments.model_name) > _LONGEST_NAME:
        raise UsageError("the name of a model is one short line.", "模型名称须为一行短文本。")
    from biokg.choices.answers import Answers

    answers = Answers(arguments.model_answers or decided("model-answers"), arguments.model_name)
    if not arguments.model:
        return Chosen(answers)
    return _asked(arguments, answers, progress)


def _asked(
    arguments: argparse.Namespace, answers: "Answers", progress: Callable[[str, int, int], None] | None
) -> Chosen:
    from biokg import pipeline
    from biokg.choices.asking import ask
    from biokg.choices.endpoint import Endpoint

    endpoint = Endpoint(arguments.model, answers.model, os.environ.get(KEY, "").strip(), arguments.model_timeout)
    found = pipeline.to_ask(arguments.paths, answers)
    print(_takes(found, arguments), file=sys.stderr)
    if arguments.dry_run:
        print(_DRY.in_(arguments.lang), file=sys.stderr)
        return Chosen(None, go=False)
    if not found.requests:
        return Chosen(answers)
    if not arguments.yes and not _agreed(arguments.lang):
        raise UsageError(
            "nothing was asked; add --yes, or leave --model out.", "未调用模型；请加 --yes，或去掉 --model。"
        )
    outcome = ask(found, endpoint, answers, progress)
    _tell(outcome, arguments.lang)
    return Chosen(answers, whole=not outcome.failed and not outcome.skipped)


def _takes(found: "Estimate", arguments: argparse.Namespace) -> str:
    into, out = found.tokens
    prices = arguments.model_price
    cost = "" if prices is None else _COST.in_(arguments.lang).format(cost=(into * prices[0] + out * prices[1]) / 1e6)
    told = _TAKES.in_(arguments.lang)
    name = printable(arguments.model_name)
    return told.format(model=name, calls=len(found.requests), kept=found.kept, into=into, out=out, cost=cost)


def _agreed(language: str) -> bool:
    if not sys.stdin.isatty():
        return False
    print(_ASK.in_(language), end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in {"y", "yes", "是"}


def _tell(outcome: "Outcome", language: str) -> None:
    for document, error in outcome.failed[:_SHOWN]:
        print(printable(f"{document}: {error.said(language)}"), file=sys.stderr)
    for document, fault in outcome.faulty[:_SHOWN]:
        print(printable(f"{document}: {fault}"), file=sys.stderr)
    if outcome.skipped:
        print(_DOWN.in_(language).format(number=outcome.skipped), file=sys.stderr)
    into, out = (outcome.tokens.get(name, 0) for name in ("prompt_tokens", "completion_tokens"))
    told = _DONE.in_(language).format(asked=outcome.asked, failed=len(outcome.failed), into=into, out=out)
    print(told, file=sys.stderr)


def _seconds(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        found = 0.0
    if not 0 < found <= 3600:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds up to 3600")
    return found


def _prices(text: str) -> tuple[float, float]:
    try:
        into, out = (float(part) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no pair of prices such as 0.15,0.60") from None
    return into, out
