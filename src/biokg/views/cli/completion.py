"""``biokg completion``: a script that makes a shell complete commands, question names, options and values."""

from biokg.views.cli import options

_DESCRIPTION = """\
Print a script that makes a shell complete commands, questions, their parameters, and the names of the things in the
store. Load it once for a session, or from the shell's own start-up file. 打印命令行补全脚本。"""
_EXAMPLES = (
    "source <(biokg completion bash)",
    "source <(biokg completion zsh)",
    "biokg completion fish | source",
)
_BASH = r"""# biokg: completion for bash
_biokg() {
  local found IFS=$'\n'
  mapfile -t found < <(biokg __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  COMPREPLY=()
  local one
  for one in "${found[@]}"; do
    case "${COMP_WORDS[COMP_CWORD]}" in
      [\"\']*) COMPREPLY+=("$one") ;;
      *) COMPREPLY+=("$(printf '%q' "$one")") ;;
    esac
  done
}
complete -o default -F _biokg biokg
"""
_ZSH = r"""#compdef biokg
# biokg: completion for zsh
_biokg() {
  local -a found
  found=("${(@f)$(biokg __complete "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
  found=("${(@)found:#}")
  if (( $#found )); then compadd -U -- "${found[@]}"; else _files; fi
}
compdef _biokg biokg
"""
_FISH = r"""# biokg: completion for fish
function __biokg_complete
    set -l words (commandline -opc)
    biokg __complete $words[2..-1] (commandline -ct | string unescape) 2>/dev/null
end
complete -c biokg -f -a '(__biokg_complete)'
"""
SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}


def run(words: list[str]) -> int:
    """Run ``biokg completion``."""
    parser = options.parser("completion", _DESCRIPTION, _EXAMPLES)
    parser.add_argument("shell", choices=tuple(SCRIPTS))
    print(SCRIPTS[parser.parse_args(words).shell], end="")
    return 0
