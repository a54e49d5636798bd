using System.CommandLine;
using Conference.Cli.Running;

namespace Conference.Cli.Commands;

/// <summary>Prints what makes a shell complete this program's commands; the program itself answers, by System.CommandLine's <c>[suggest]</c> directive.</summary>
internal static class CompletionCommand
{
    private const string Bash =
        """
        _conference() {
          local line
          COMPREPLY=()
          while IFS= read -r line; do COMPREPLY+=("$line"); done < <(
            compgen -W "$("${COMP_WORDS[0]}" "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}")
        }
        complete -o default -F _conference conference
        """;

    private const string Zsh =
        """
        #compdef conference
        _conference() {
          local -a found
          found=("${(@f)$("${words[1]}" "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
          compadd -a found
        }
        compdef _conference conference
        """;

    private const string Fish =
        """
        complete -f -c conference -a '(conference "[suggest:"(commandline -C)"]" (commandline -p) 2>/dev/null)'
        """;

    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal) { ["bash"] = Bash, ["zsh"] = Zsh, ["fish"] = Fish };

    public static Command Create(Shell shell)
    {
        var name = new Argument<string>("SHELL") { Description = "bash, zsh or fish." };
        name.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new TaughtCommand(
            "completion",
            "Prints the script that makes a shell complete commands.",
            """
            Example:
              source <(conference completion bash)
            """)
        {
            name,
        };
        command.SetAction(parsed => shell.Print(Scripts[parsed.GetValue(name)!]));
        return command;
    }
}
