using Conference.Controller.Meetings.Changes;
using Conference.Controller.Meetings.Live;

namespace Conference.Controller.Meetings.Polls;

internal sealed record PollCreated(PollView Poll) : EventBody("pollCreated")
{
    public override string Data => Render(Poll, LiveJson.Default.PollView);
}

internal sealed record PollUpdated(PollView Poll) : EventBody("pollUpdated")
{
    public override string Data => Render(Poll, LiveJson.Default.PollView);
}

/// <summary>To the voter's own devices.</summary>
internal sealed record PollVoted(OwnVoteView Vote) : EventBody("pollVoted")
{
    public override string Data => Render(Vote, LiveJson.Default.OwnVoteView);
}

internal sealed record PollClosed(PollView Poll) : EventBody("pollClosed")
{
    public override string Data => Render(Poll, LiveJson.Default.PollView);
}
