namespace Conference.Client.Tests.Connections;

public sealed class MeetingStateTests
{
    private static readonly ParticipantInfo Me = new() { ParticipantId = "p1", DisplayName = "Me", State = ParticipantState.Present };
    private static readonly ParticipantInfo Bob = new() { ParticipantId = "p2", DisplayName = "Bob" };

    [Fact]
    public void People_come_change_and_go()
    {
        var state = After(new ParticipantJoined(Bob), new ParticipantUpdated(Bob with { DisplayName = "Robert" }));
        Assert.Equal("Robert", state.Participants["p2"].DisplayName);

        state = state.After(new HandRaised("p2", null)).After(new ScreenShareStarted("p2")).After(new SpeakersChanged(["p2"]));
        Assert.Equal(("p2", "p2", "p2"), (state.Hands[0], state.Sharing[0], state.Speaking[0]));

        state = state.After(new ParticipantLeft("p2", ParticipantState.Left));
        Assert.Empty(state.Participants);
        Assert.Empty(state.Hands);
        Assert.Empty(state.Sharing);
        Assert.Empty(state.Speaking);
    }

    [Fact]
    public void Hands_are_in_the_order_in_which_they_were_raised()
    {
        var state = After(new HandRaised("a", null), new HandRaised("b", null), new HandRaised("c", null), new HandLowered("b", null), new HandRaised("b", null));
        Assert.Equal(["a", "c", "b"], state.Hands);
    }

    [Fact]
    public void This_participant_is_kept_in_step_too()
    {
        var state = After(new ParticipantUpdated(Me with { Role = Role.Host, Grants = Grants.Chat }));
        Assert.Equal(Role.Host, state.Self.Role);

        Assert.Equal(ParticipantState.Denied, After(new Denied("p1")).Self.State);
        Assert.Equal(ParticipantState.Present, new MeetingState { Self = Me with { State = ParticipantState.Waiting } }.After(new Admitted(Me)).Self.State);
    }

    [Fact]
    public void Polls_keep_their_places()
    {
        var state = After(
            new PollCreated(new() { Id = "1" }), new PollCreated(new() { Id = "2" }), new PollUpdated(new() { Id = "1", Question = "?" }), new PollClosed(new() { Id = "2", State = PollState.Closed }));
        Assert.Equal(["1", "2"], state.Polls.Select(poll => poll.Id));
        Assert.Equal("?", state.Polls[0].Question);
        Assert.Equal(PollState.Closed, state.Polls[1].State);
    }

    [Fact]
    public void The_lobby_is_in_the_order_of_arrival()
    {
        var state = After(new LobbyJoined(Bob), new LobbyJoined(new() { ParticipantId = "p3" }), new LobbyLeft("p2", ParticipantState.Present));
        Assert.Equal("p3", Assert.Single(state.Lobby).ParticipantId);
    }

    [Fact]
    public void A_notice_without_a_number_leaves_the_number_as_it_is()
    {
        var state = After(new HandRaised("a", null) { Sequence = 7 }, new SpeakersChanged(["a"]));
        Assert.Equal(7, state.Sequence);
    }

    private static MeetingState After(params MeetingEvent[] events) => events.Aggregate(new MeetingState { Self = Me }, (state, one) => state.After(one));
}
