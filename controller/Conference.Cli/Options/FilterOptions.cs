using System.CommandLine;
using Conference.Cli.Running;
using Conference.Client;

namespace Conference.Cli.Options;

/// <summary>Which recordings are meant, by what they are.</summary>
internal sealed class FilterOptions
{
    private static readonly string[] StateWords = [.. Words.Of<RecordingState>()];

    public Option<string[]> State { get; } = new("--state")
    {
        Description = $"Only recordings that stand so; several with commas. One of {string.Join(", ", StateWords)}.",
        HelpName = "STATE",
        AllowMultipleArgumentsPerToken = false,
    };

    public Option<string?> Meeting { get; } = new("--meeting") { Description = "Only those of this meeting: its code or id.", HelpName = "CODE" };

    public Option<string?> Since { get; } = new("--since") { Description = $"Only those asked for since then: {TimeText.Examples}.", HelpName = "TIME" };

    public Option<string?> Until { get; } = new("--until") { Description = "Only those asked for before then, in the same forms.", HelpName = "TIME" };

    public void AddTo(Command command)
    {
        State.CompletionSources.Add(StateWords);
        command.Options.Add(State);
        command.Options.Add(Meeting);
        command.Options.Add(Since);
        command.Options.Add(Until);
    }

    public bool IsGiven(ParseResult parsed) =>
        new Option[] { State, Meeting, Since, Until }.Any(option => parsed.GetResult(option) is { Implicit: false });

    /// <param name="otherwise">The states that are meant where none is given.</param>
    public RecordingFilter Read(ParseResult parsed, TimeProvider clock, params IReadOnlyList<RecordingState> otherwise)
    {
        var given = (parsed.GetValue(State) ?? []).SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        RecordingState[] states = [.. given.Select(Words.Read<RecordingState>("--state"))];
        return new RecordingFilter
        {
            States = states.Length > 0 ? states : otherwise,
            Meeting = parsed.GetValue(Meeting),
            From = Time(parsed, Since, clock),
            To = Time(parsed, Until, clock),
        };
    }

    private static DateTimeOffset? Time(ParseResult parsed, Option<string?> option, TimeProvider clock)
    {
        if (parsed.GetValue(option) is not { } text)
            return null;
        return TimeText.Past(text, clock.GetUtcNow()) ?? throw new UsageException($"{option.Name} takes {TimeText.Examples}, not '{text}'.");
    }
}
