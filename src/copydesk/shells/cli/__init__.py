"""The command `copydesk`: one file for each of its commands, imported when it is called."""

import gc
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from copydesk.errors import CopydeskError, printable

COMMANDS = {
    "check": "Hold a retelling against its sources.",
    "compare": "Show the passages that two articles share.",
    "group": "Find who took from whom, and which articles belong together.",
    "explain": "Say what a kind of finding is.",
    "init": "Make a desk of a FOLDER.",
    "add": "Take in articles from files and folders.",
    "run": "Read the feeds, retell what is new, check it, and publish what holds.",
    "collect": "Read the feeds and keep what is new.",
    "draft": "Retell every story that waits for it.",
    "publish": "Write what is approved, corrected or retracted into the site.",
    "status": "Say how many articles and stories there are, and what waits for whom.",
    "retract": "Take a POST back.",
    "reject": "Reject a STORY that isn't to go out.",
    "correct": "List a correction in a POST.",
    "serve": "Open the desk's page.",
}
"""The commands and what each does: `copydesk --help` is quick because it imports none of them."""
FAILED = 1
UNUSABLE = 2
INTERRUPTED = 130


class Commands(click.Group):
    """The commands by name, each in the module of that name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"copydesk.shells.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is called, or say which is the nearest."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            from copydesk.findings.wanted.nearest import hint  # noqa: PLC0415 - only where a word is wrong

            raise click.UsageError(f'no command is called "{args[0]}"{hint(args[0], COMMANDS)}')
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _show_version(ctx: click.Context, option: click.Parameter, wanted: object) -> None:
    del option
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import version  # noqa: PLC0415 - only where it is asked for

        click.echo(f"copydesk {version('copydesk')}")
        ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help="Show the version."
)
def commands() -> None:
    """Check that a retelling of news still says what its sources said, or run the whole desk from feed to post.

    \b
    copydesk check original.md retelling.md    sources first, the retelling last
    copydesk check --example                   the pair that comes with copydesk
    copydesk explain F1                        what a kind of finding is
    copydesk init mysite                       a desk with a site and two feeds
    copydesk run                               read, retell, check and publish
    copydesk serve                             the desk's page, for editors
    """  # noqa: D301 - click's mark for lines that stay as they are


def main() -> None:
    """Run the command with the words it was called with, and leave with its exit code."""
    code = run(sys.argv[1:])
    if "duckdb" not in sys.modules:  # it tells of everything that it finds alive at the end as of a leak
        gc.freeze()  # nothing is looked through for garbage on the way out: a tenth of a second after a check
    sys.exit(code)


def run(words: Sequence[str]) -> int:
    """Run the command and return its exit code; what can't be used is one line on standard error and 2."""
    try:
        code = commands.main(args=list(words) or ["--help"], prog_name="copydesk", standalone_mode=False)
    except click.Abort:
        return _failed("interrupted", INTERRUPTED)
    except click.ClickException as error:
        return _failed(error.format_message(), UNUSABLE)
    except CopydeskError as error:
        return _failed(str(error), UNUSABLE)
    return code if words and isinstance(code, int) else UNUSABLE


def _failed(message: str, code: int) -> int:
    complain(message)
    return code


def complain(message: str) -> None:
    """Say on standard error, in one line, what is wrong."""
    click.echo(f"copydesk: {printable(message)}", err=True)
