using System.CommandLine;

namespace Conference.Cli.Commands;

/// <summary>Arguments and options that several commands share.</summary>
internal static class OneRecording
{
    public static Argument<string> Argument() => new("ID") { Description = "The recording's id, as 'conference recordings list' prints it." };

    public static Option<bool> DryRun() => new("--dry-run", "-n") { Description = "Only say what would be done." };
}
