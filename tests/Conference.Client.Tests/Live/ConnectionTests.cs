using System.Text.Json;

namespace Conference.Client.Tests.Live;

public sealed class ConnectionTests(ControllerFixture controller) : IClassFixture<ControllerFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task People_see_each_other_come_write_and_go()
    {
        using var client = controller.Client();
        var meeting = await client.CreateMeetingAsync(new() { Name = "Talk" });
        await using var ann = await meeting.JoinAsync("Ann", new() { UserId = "ann", Role = Role.Host });
        var happened = ann.ReadEventsAsync();
        var bob = await meeting.JoinAsync("Bob", new() { UserId = "bob" });
        await ann.WaitUntilAsync(state => state.Participants.ContainsKey(bob.ParticipantId)).WaitAsync(Patience);
        Assert.Equal(Role.Host, bob.State.Participants[ann.ParticipantId].Role);
        Assert.Equal("Talk", bob.State.Meeting.Name);
        Assert.Equal("Bob", bob.State.Self.DisplayName);

        var heard = ann.WaitForAsync<MessageSent>();
        var sent = await bob.SendMessageAsync("Hello");
        Assert.Equal(sent.Id, (await heard.WaitAsync(Patience)).Message.Id);
        await bob.EditMessageAsync(sent.Id, "Hello, Ann");
        await bob.SendMessageAsync(new NewMessage("For you") { To = [ann.ParticipantId], ReplyTo = sent.Id });
        var read = await ann.ReadMessagesAsync().ToListAsync();
        Assert.Equal(["For you", "Hello, Ann"], read.Select(message => message.Text));
        Assert.Equal(sent.Id, read[0].ReplyTo);
        await ann.DeleteMessageAsync(sent.Id);

        await bob.DisposeAsync();
        await ann.WaitUntilAsync(state => !state.Participants.ContainsKey(bob.ParticipantId)).WaitAsync(Patience);
        await meeting.EndAsync("Done.");

        var events = await happened.ToListAsync().AsTask().WaitAsync(Patience);
        Assert.Equal(
            [typeof(ParticipantJoined), typeof(MessageSent), typeof(MessageEdited), typeof(MessageSent), typeof(MessageDeleted), typeof(ParticipantLeft), typeof(MeetingEnded)],
            events.Where(one => one is not (ParticipantUpdated or MeetingUpdated or SpeakersChanged)).Select(one => one.GetType()));
        Assert.Equal(events.Select(one => one.Sequence).Order(), events.Select(one => one.Sequence));
        Assert.Equal(ParticipantState.Left, events.OfType<ParticipantLeft>().Single().Reason);
    }

    [Fact]
    public async Task Hands_reactions_and_polls_are_told_to_all()
    {
        using var client = controller.Client();
        var meeting = await client.CreateMeetingAsync();
        await using var ann = await meeting.JoinAsync("Ann", new() { Role = Role.Host });
        await using var bob = await meeting.JoinAsync("Bob");
        await using var cid = await meeting.JoinAsync("Cid");

        await cid.RaiseHandAsync();
        await bob.RaiseHandAsync();
        var hands = await ann.WaitUntilAsync(state => state.Hands.Count == 2).WaitAsync(Patience);
        Assert.Equal([cid.ParticipantId, bob.ParticipantId], hands.Hands);
        await ann.LowerHandAsync(cid.ParticipantId);
        await bob.WaitUntilAsync(state => state.Hands is [var only] && only == bob.ParticipantId).WaitAsync(Patience);

        var reacted = ann.WaitForAsync<Reacted>();
        await bob.ReactAsync("👍");
        var reaction = await reacted.WaitAsync(Patience);
        Assert.Equal((bob.ParticipantId, "👍"), (reaction.ParticipantId, reaction.Reaction));

        var poll = await ann.CreatePollAsync(new("Tea or coffee?", ["Tea", "Coffee"]));
        await bob.WaitUntilAsync(state => state.Polls.Count == 1).WaitAsync(Patience);
        await bob.VoteAsync(poll.Id, [1]);
        await cid.VoteAsync(poll.Id, [1]);
        await cid.VoteAsync(poll.Id, [0]);
        var voted = await ann.WaitUntilAsync(state => state.Polls[0].Options[0].Votes == 1).WaitAsync(Patience);
        Assert.Equal((1, 2), (voted.Polls[0].Options[1].Votes, voted.Polls[0].VoterCount));
        Assert.Equal([0], (await cid.WaitUntilAsync(state => state.Polls[0].OwnVote is [0]).WaitAsync(Patience)).Polls[0].OwnVote);
        await ann.ClosePollAsync(poll.Id);
        var closed = await bob.WaitUntilAsync(state => state.Polls[0].State == PollState.Closed).WaitAsync(Patience);
        Assert.Equal([cid.ParticipantId], closed.Polls[0].Options[0].Voters);
        Assert.Equal((1, 1), (closed.Polls[0].Options[0].Votes, closed.Polls[0].Options[1].Votes));
        Assert.Equal("poll_closed", (await Assert.ThrowsAsync<ConferenceException>(() => bob.VoteAsync(poll.Id, [0]))).Code);
    }

    [Fact]
    public async Task A_host_acts_on_people_and_on_the_meeting()
    {
        using var client = controller.Client();
        using var guest = controller.Guest();
        var meeting = await client.CreateMeetingAsync(new() { Settings = new() { Lobby = LobbyMode.Guests } });
        await using var ann = await meeting.JoinAsync("Ann", new() { Token = meeting.HostToken });
        Assert.Equal(Role.Host, ann.State.Self.Role);
        await using var bob = await guest.Meeting(meeting.Id).JoinAsync("Bob");
        await using var cid = await guest.Meeting(meeting.Id).JoinAsync("Cid");
        await ann.WaitUntilAsync(state => state.Lobby.Count == 2).WaitAsync(Patience);
        await ann.AdmitAsync(bob.ParticipantId);
        await ann.DenyAsync(cid.ParticipantId);
        await bob.WaitForAdmissionAsync().WaitAsync(Patience);
        Assert.Equal("denied", (await Assert.ThrowsAsync<ConferenceException>(() => cid.WaitForAdmissionAsync()).WaitAsync(Patience)).Code);

        await ann.SetGrantsAsync(bob.ParticipantId, Grants.None, Grants.Chat);
        await bob.WaitUntilAsync(state => !state.Self.Grants.HasFlag(Grants.Chat)).WaitAsync(Patience);
        await Assert.ThrowsAsync<ConferenceException>(() => bob.SendMessageAsync("?"));
        await ann.SetRoleAsync(bob.ParticipantId, Role.CoHost);
        await bob.WaitUntilAsync(state => state.Self.Role == Role.CoHost).WaitAsync(Patience);
        await bob.RenameAsync("Robert");
        await ann.WaitUntilAsync(state => state.Participants[bob.ParticipantId].DisplayName == "Robert").WaitAsync(Patience);

        await bob.StartScreenShareAsync();
        await ann.WaitUntilAsync(state => state.Sharing.Contains(bob.ParticipantId)).WaitAsync(Patience);
        await ann.StopScreenShareAsync(bob.ParticipantId);
        await bob.WaitUntilAsync(state => state.Sharing.IsEmpty).WaitAsync(Patience);

        await ann.MuteAllAsync(allowUnmute: false);
        await ann.LockAsync();
        Assert.Equal("meeting_locked", (await Assert.ThrowsAsync<ConferenceException>(() => guest.Meeting(meeting.Id).JoinAsync("Dan"))).Code);
        await ann.UnlockAsync();
        var events = bob.ReadEventsAsync();
        await ann.KickAsync(bob.ParticipantId, "Later.");
        var removed = (await events.ToListAsync().AsTask().WaitAsync(Patience)).OfType<Removed>().Single();
        Assert.Equal(("Later.", false), (removed.Reason, removed.Banned));
        await Assert.ThrowsAsync<ConnectionEndedException>(() => bob.RaiseHandAsync());
    }

    [Fact]
    public async Task A_file_is_shared_read_and_told()
    {
        using var client = controller.Client();
        var meeting = await client.CreateMeetingAsync();
        await using var ann = await meeting.JoinAsync("Ann");
        await using var bob = await meeting.JoinAsync("Bob");
        var told = bob.WaitForAsync<MessageSent>(one => one.Message.File is not null);

        using var content = new MemoryStream("What we said."u8.ToArray());
        var file = await ann.Meeting.Files.UploadAsync(content, "minutes.txt", "text/plain");
        await ann.SendMessageAsync(new NewMessage("The minutes") { FileId = file.Id });

        Assert.Equal(("minutes.txt", 13L, ann.ParticipantId), (file.Name, file.Size, file.UploaderId));
        Assert.Equal(file.Id, (await told.WaitAsync(Patience)).Message.File!.Id);
        await using var opened = await bob.Meeting.Files.OpenAsync(file.Id);
        using var reader = new StreamReader(opened);
        Assert.Equal("What we said.", await reader.ReadToEndAsync());
        Assert.Equal(file.Id, Assert.Single(await meeting.Files.ListAsync().ToListAsync()).Id);
        var sent = await meeting.Chat.SendAsync(new NewMessage("From the backend"), senderName: "Robot");
        Assert.Equal("Robot", sent.SenderName);
        Assert.Equal(["From the backend", "The minutes"], await meeting.Chat.ListAsync().Select(message => message.Text).ToListAsync());
    }

    [Fact]
    public async Task The_devices_of_one_person_are_kept_in_step()
    {
        using var client = controller.Client();
        var meeting = await client.CreateMeetingAsync();
        await using var laptop = await meeting.JoinAsync("Ann", new() { UserId = "ann" });
        await using var phone = await meeting.JoinAsync("Ann", new() { UserId = "ann" });
        Assert.Equal(laptop.ParticipantId, phone.ParticipantId);

        var changed = phone.WaitForAsync<StateChanged>();
        await laptop.SetStateAsync("view", JsonElement.Parse("""{"layout": "grid"}"""));

        var kept = await changed.WaitAsync(Patience);
        Assert.Equal(("view", "grid"), (kept.Key, kept.Value!.Value.GetProperty("layout").GetString()));
        Assert.Equal("grid", phone.State.OwnState["view"].GetProperty("layout").GetString());
    }
}
