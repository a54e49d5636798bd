using System.Text.Json.Serialization;

namespace Conference.Controller.Meetings.Polls;

/// <summary>A poll as everybody sees it.</summary>
/// <param name="VoterCount">How many have voted.</param>
internal sealed record PollView(
    string Id,
    string Question,
    IReadOnlyList<PollOptionView> Options,
    bool Multiple,
    bool Anonymous,
    PollState State,
    string CreatedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ClosedAt,
    int VoterCount)
{
    /// <summary>The numbers of the options that the reader has chosen; only in one's own state.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<int>? OwnVote { get; init; }
}

/// <param name="Voters">Who chose it; null while the poll is open, and for ever when it is anonymous.</param>
internal sealed record PollOptionView(string Text, int Votes, IReadOnlyList<string>? Voters);

/// <summary>One's own vote, for one's other devices.</summary>
internal sealed record OwnVoteView(string PollId, IReadOnlyList<int> Options);
