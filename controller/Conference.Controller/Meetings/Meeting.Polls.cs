using Conference.Controller.Access.Roles;
using Conference.Controller.Errors;
using Conference.Controller.Meetings.Changes;
using Conference.Controller.Meetings.Polls;

namespace Conference.Controller.Meetings;

internal sealed partial class Meeting
{
    private const int MaximumPolls = 100;
    private const int ShownClosedPolls = 10;

    private readonly List<Poll> _polls = []; // by age

    /// <exception cref="RefusedException">The caller may not, or the meeting has had too many.</exception>
    public PollView CreatePoll(Change change, CreatePollRequest request)
    {
        RequireOpen();
        Authority.Require(change, Grants.CreatePolls);
        if (_polls.Count >= MaximumPolls)
            throw new RefusedException(RefusalCode.TooManyPolls, $"A meeting may have {MaximumPolls} polls.");
        var poll = Poll.Create(request, change.Caller.Id, change.At);
        _polls.Add(poll);
        change.Write(poll.Row(this));
        change.Audit("poll.create", "poll", poll.Id);
        change.Emit(new PollCreated(poll.View));
        return poll.View;
    }

    /// <summary>Votes, votes otherwise, or takes the vote back.</summary>
    public void Vote(Change change, VoteRequest request)
    {
        RequireOpen();
        Authority.Require(change, Grants.Vote);
        var voter = Require(change.Caller.Id);
        var poll = RequirePoll(request.PollId);
        poll.Vote(voter.Id, request.Options);
        change.Write(poll.Row(this));
        change.Emit(new PollUpdated(poll.View));
        change.Emit(new PollVoted(new OwnVoteView(poll.Id, poll.VoteOf(voter.Id))), Audience.Only(voter.Id));
    }

    /// <summary>Ends a poll as the one who made it or as a moderator, and tells what came of it.</summary>
    public PollView ClosePoll(Change change, string pollId)
    {
        Authority.RequireIn(this, change.Caller);
        var poll = RequirePoll(pollId);
        if (poll.CreatedBy != change.Caller.Id)
            Authority.Require(change, Grants.Moderate);
        poll.Close(change.At);
        change.Write(poll.Row(this));
        change.Audit("poll.close", "poll", poll.Id);
        change.Emit(new PollClosed(poll.View));
        return poll.View;
    }

    private Poll RequirePoll(string pollId) => _polls.Find(poll => poll.Id == pollId)
        ?? throw new RefusedException(RefusalCode.PollNotFound, $"There is no poll '{pollId}' in meeting {Code}.");

    private List<Poll> ShownPolls() =>
        [.. _polls.Where((poll, place) => poll.IsOpen || _polls.Skip(place).Count(later => !later.IsOpen) <= ShownClosedPolls)];
}
