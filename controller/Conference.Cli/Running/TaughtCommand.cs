using System.CommandLine;

namespace Conference.Cli.Running;

/// <summary>A command whose help ends with more than a list of options: its description stays one sentence where commands are listed.</summary>
/// <param name="notes">What to know, with examples.</param>
internal sealed class TaughtCommand(string name, string description, string notes) : Command(name, description)
{
    public string Notes { get; } = notes;
}
