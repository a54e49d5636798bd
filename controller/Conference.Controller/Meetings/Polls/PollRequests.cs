namespace Conference.Controller.Meetings.Polls;

/// <param name="Multiple">Whether one may choose several options.</param>
/// <param name="Anonymous">Whether nobody is told who chose what.</param>
internal sealed record CreatePollRequest(string Question, IReadOnlyList<string> Options, bool Multiple = false, bool Anonymous = false);

/// <param name="Options">Numbers of options, from 0; none takes the vote back.</param>
internal sealed record VoteRequest(string PollId, IReadOnlyList<int> Options);

internal sealed record PollRequest(string PollId);
