using System.CommandLine;
using Conference.Cli.Running;
using Conference.Client;

namespace Conference.Cli.Options;

/// <summary>The recordings that a command works on: named one by one, or all that fit the filters.</summary>
internal sealed class SelectionOptions
{
    private readonly RecordingState[] _suitable;

    /// <param name="suitable">The states in which the command makes sense: what <c>--all</c> means without <c>--state</c>.</param>
    public SelectionOptions(params RecordingState[] suitable)
    {
        _suitable = suitable;
        All = new("--all") { Description = $"All recordings that fit the filters; without --state those that are {string.Join(" or ", suitable.Select(Words.Of))}." };
    }

    public Argument<string[]> Ids { get; } = new("ID")
    {
        Description = "Ids of recordings, as 'conference recordings list' prints them.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public Option<bool> All { get; }

    public FilterOptions Filter { get; } = new();

    public void AddTo(Command command)
    {
        command.Arguments.Add(Ids);
        command.Options.Add(All);
        Filter.AddTo(command);
    }

    /// <summary>The recordings, as they are now. Those that are named and not there stay to be told by the server.</summary>
    public async Task<IReadOnlyList<Selected>> ReadAsync(Invocation invocation)
    {
        var parsed = invocation.Parsed;
        var ids = parsed.GetValue(Ids) ?? [];
        var all = parsed.GetValue(All);
        if (ids.Length == 0 && !all)
            throw new UsageException("Name the recordings by their ids, or say --all with filters such as --state failed or --since 7d.");
        if (ids.Length > 0 && (all || Filter.IsGiven(parsed)))
            throw new UsageException("Either ids, or --all with filters: not both.");
        if (!all)
            return [.. ids.Distinct(StringComparer.Ordinal).Select(id => new Selected(id, null))];
        var filter = Filter.Read(parsed, TimeProvider.System, _suitable);
        return await invocation.Recordings.ListAsync(filter, invocation.CancellationToken)
            .Select(recording => new Selected(recording.Id, recording)).ToListAsync(invocation.CancellationToken);
    }
}

/// <summary>A recording that a command is to work on, with what a list has said of it.</summary>
internal sealed record Selected(string Id, Recording? Recording);
