using System.Text.Json;
using Conference.Controller.Api;
using Conference.Controller.Errors;
using Conference.Controller.Meetings.Live;

namespace Conference.Controller.Meetings.Polls;

/// <summary>A question to everybody in a meeting. Guarded by the meeting's lock.</summary>
internal sealed class Poll
{
    private const int MaximumQuestion = 300;
    private const int MaximumOption = 100;
    private const int MaximumOptions = 10;

    private readonly Dictionary<string, IReadOnlyList<int>> _votes;

    private Poll(
        string id, string question, IReadOnlyList<string> options, bool multiple, bool anonymous, string createdBy, DateTimeOffset createdAt,
        Dictionary<string, IReadOnlyList<int>> votes)
    {
        Id = id;
        Question = question;
        Options = options;
        IsMultiple = multiple;
        IsAnonymous = anonymous;
        CreatedBy = createdBy;
        CreatedAt = createdAt;
        _votes = votes;
    }

    public string Id { get; }

    public string Question { get; }

    public IReadOnlyList<string> Options { get; }

    public bool IsMultiple { get; }

    public bool IsAnonymous { get; }

    public string CreatedBy { get; }

    public DateTimeOffset CreatedAt { get; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public bool IsOpen => ClosedAt is null;

    public PollView View => new(
        Id,
        Question,
        [.. Options.Select(Result)],
        IsMultiple,
        IsAnonymous,
        IsOpen ? PollState.Open : PollState.Closed,
        CreatedBy,
        CreatedAt,
        ClosedAt,
        _votes.Count);

    /// <exception cref="RefusedException">The question or its options are out of range.</exception>
    public static Poll Create(CreatePollRequest request, string createdBy, DateTimeOffset at)
    {
        var question = Checked(request.Question, "question", MaximumQuestion);
        if (request.Options.Count is < 2 or > MaximumOptions)
            throw Invalid($"options must be 2 to {MaximumOptions}");
        List<string> options = [.. request.Options.Select(option => Checked(option, "each of options", MaximumOption))];
        if (options.Distinct(StringComparer.Ordinal).Count() < options.Count)
            throw Invalid("options must differ");
        return new Poll(Ids.New(), question, options, request.Multiple, request.Anonymous, createdBy, at, new(StringComparer.Ordinal));
    }

    public static Poll Restore(PollRow row) => new(
        row.Id,
        row.Question,
        JsonSerializer.Deserialize(row.Options, LiveJson.Default.IReadOnlyListString)!,
        row.Multiple,
        row.Anonymous,
        row.CreatedBy,
        row.CreatedAt,
        JsonSerializer.Deserialize(row.Votes, LiveJson.Default.DictionaryStringIReadOnlyListInt32)!)
    {
        ClosedAt = row.ClosedAt,
    };

    public PollRow Row(Meeting meeting) => new(
        Id,
        meeting.TenantId,
        meeting.Id,
        Question,
        JsonSerializer.Serialize(Options, LiveJson.Default.IReadOnlyListString),
        JsonSerializer.Serialize(_votes, LiveJson.Default.DictionaryStringIReadOnlyListInt32),
        IsMultiple,
        IsAnonymous,
        Words.Of(IsOpen ? PollState.Open : PollState.Closed),
        CreatedBy,
        CreatedAt,
        ClosedAt);

    /// <summary>Takes a vote or another one instead of it; no options take it back.</summary>
    /// <exception cref="RefusedException">The poll is closed, or the options do not fit.</exception>
    public void Vote(string participantId, IReadOnlyList<int> options)
    {
        RequireOpen();
        List<int> chosen = [.. options.Distinct().Order()];
        if (chosen.Count != options.Count || chosen.Exists(option => option < 0 || option >= Options.Count))
            throw Invalid($"options must be different numbers from 0 to {Options.Count - 1}");
        if (!IsMultiple && chosen.Count > 1)
            throw Invalid("this poll takes one option");
        if (chosen.Count == 0)
            _votes.Remove(participantId);
        else
            _votes[participantId] = chosen;
    }

    public IReadOnlyList<int> VoteOf(string participantId) => _votes.GetValueOrDefault(participantId) ?? [];

    public void Close(DateTimeOffset at)
    {
        RequireOpen();
        ClosedAt = at;
    }

    private static string Checked(string? given, string what, int maximum)
    {
        var text = Texts.Clean(given);
        return text.Length > 0 && text.Length <= maximum ? text : throw Invalid($"{what} must have 1 to {maximum} characters");
    }

    private static RefusedException Invalid(string what) => new(RefusalCode.InvalidParameters, $"{what}.");

    private void RequireOpen()
    {
        if (!IsOpen)
            throw new RefusedException(RefusalCode.PollClosed, "This poll is closed.");
    }

    private PollOptionView Result(string text, int number)
    {
        List<string> voters = [.. _votes.Where(vote => vote.Value.Contains(number)).Select(vote => vote.Key)];
        return new PollOptionView(text, voters.Count, IsAnonymous || IsOpen ? null : voters);
    }
}
