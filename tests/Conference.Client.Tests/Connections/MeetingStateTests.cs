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

        state = state.After(new HandRaised("p2", default)).After(new ScreenShareStarted("p2")).After(new SpeakersChanged(["p2"]));
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
        var state = After(new HandRaised("a", default), new HandRaised("b", default), new HandRaised("c", default), new HandLowered("b", default), new HandRaised("b", default));
        Assert.Equal(["a", "c", "b"], state.Hands);
    }

    [Fact]
    public void This_participant_is_kept_in_step_too()
    {
        var state = After(new ParticipantUpdated(Me with { Role = Role.Host, Grants = Grants.Chat }));
        Assert.Equal(Role.Host, state.Self.Role);

        Assert.Equal(ParticipantState.Denied, After(new Denied("p1")).Self.State);
        Assert.False(new MeetingState { Self = Me with { State = ParticipantState.Waiting } }.After(new Admitted(Me)).IsAdmitted); // the state follows it
    }

    [Fact]
    public void Polls_keep_their_places()
    {
        var state = After(
            new PollCreated(new() { Id = "1" }),
            new PollCreated(new() { Id = "2" }),
            new PollVoted("1", [1]),
            new PollVoted("not here", [1]),
            new PollUpdated(new() { Id = "1", VoterCount = 3 }),
            new PollClosed(new() { Id = "2", State = PollState.Closed }));
        Assert.Equal(["1", "2"], state.Polls.Select(poll => poll.Id));
        Assert.Equal(3, state.Polls[0].VoterCount);
        Assert.Equal([1], state.Polls[0].OwnVote);
        Assert.Equal(PollState.Closed, state.Polls[1].State);
    }

    [Fact]
    public void The_lobby_is_in_the_order_of_arrival()
    {
        var state = After(new LobbyJoined(Bob), new LobbyJoined(new() { ParticipantId = "p3" }), new LobbyLeft("p2", ParticipantState.Present));
        Assert.Equal("p3", Assert.Single(state.Lobby).ParticipantId);
    }

    [Fact]
    public void What_the_server_tells_anew_replaces_everything()
    {
        var fresh = new MeetingState { Sequence = 90, Self = Me, IsAdmitted = true };
        Assert.Same(fresh.Hands, After(new HandRaised("a", default), new Resynchronized(fresh, Missed: true) { Sequence = 90 }).Hands);
    }

    [Fact]
    public void Consent_is_to_one_recording_and_own_values_come_and_go()
    {
        var state = After(new RecordingChanged(new() { Id = "r1" }), new ConsentChanged("r1", "p2", true), new RecordingChanged(new() { Id = "r1" }));
        Assert.True(state.Consents["p2"]);
        Assert.Empty(state.After(new RecordingChanged(new() { Id = "r2" })).Consents);

        state = state.After(new StateChanged("view", System.Text.Json.JsonElement.Parse("1")));
        Assert.Equal(1, state.OwnState["view"].GetInt32());
        Assert.Empty(state.After(new StateChanged("view", null)).OwnState);
    }

    [Fact]
    public void A_notice_without_a_number_leaves_the_number_as_it_is()
    {
        var state = After(new HandRaised("a", default) { Sequence = 7 }, new SpeakersChanged(["a"]));
        Assert.Equal(7, state.Sequence);
    }

    private static MeetingState After(params MeetingEvent[] events) => events.Aggregate(new MeetingState { Self = Me }, (state, one) => state.After(one));
}
