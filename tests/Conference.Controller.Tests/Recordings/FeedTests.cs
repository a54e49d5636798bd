using Conference.Controller.Media;
using Conference.Controller.Tests.Events;
using Conference.Controller.Tests.Media;
using Conference.Controller.Tests.Support;
using Conference.Recorder.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Conference.Controller.Tests.Recordings;

public sealed class FeedTests(ControllerFixture controller) : IClassFixture<ControllerFixture>
{
    [Fact]
    public async Task Public_messages_after_Record_are_told_with_their_edits_and_ends()
    {
        await using var room = await Room.OpenAsync(controller);
        var before = (await room.Ada.SayAsync("Before")).Text("id");
        await using var feed = await FeedReader.OpenAsync(controller, room.Meeting, "r1");
        await room.Ada.SayAsync("Between us", room.Bob.Id);
        await room.Ada.CallAsync("editMessage", new { messageId = before, text = "Before, mended" });
        var said = (await room.Ada.SayAsync("Helo")).Text("id");
        await room.Ada.CallAsync("editMessage", new { messageId = said, text = "Hello" });
        await room.Hanna.CallAsync("deleteMessage", new { messageId = said });
        await room.Bob.SayAsync("End");
        await feed.NextAsync<ChatPosted>(posted => posted.Text == "End");
        Assert.Equal(
            ["ChatPosted Helo", "ChatEdited Hello", "ChatDeleted ", "ChatPosted End"],
            feed.Seen.Where(e => e is ChatPosted or ChatEdited or ChatDeleted).Select(Words));
        var first = feed.Seen.OfType<ChatPosted>().First();
        Assert.Equal((said, room.Ada.Id, "Ada"), (first.MessageId, first.ParticipantId, first.DisplayName));
    }

    [Fact]
    public async Task A_new_name_is_told()
    {
        await using var room = await Room.OpenAsync(controller);
        await using var feed = await FeedReader.OpenAsync(controller, room.Meeting, "r2");
        await room.Ada.CallAsync("rename", new { displayName = "Ada Lovelace" });
        var renamed = await feed.NextAsync<ParticipantRenamed>();
        Assert.Equal((room.Ada.Id, "Ada Lovelace"), (renamed.ParticipantId, renamed.DisplayName));
    }

    [Fact]
    public async Task Who_waits_in_the_lobby_is_not_there_and_who_is_banned_is_gone()
    {
        var (meeting, host) = await controller.OpenAsync(new { lobby = "everyone" });
        await using var hanna = await EventClient.ConnectAsync(host);
        await using var feed = await FeedReader.OpenAsync(controller, host.MeetingId, "r3");
        var joining = await controller.JoinAsync(meeting, "Waiting");
        await using var waiting = await EventClient.ConnectAsync(joining);
        await hanna.EventAsync("lobbyJoined");
        await hanna.SayAsync("Now");
        await feed.NextAsync<ChatPosted>();
        Assert.Empty(feed.Of(waiting.Id));
        await hanna.CallAsync("admit", new { participantId = waiting.Id });
        await feed.NextAsync<ParticipantJoined>(joined => joined.ParticipantId == waiting.Id);
        await hanna.CallAsync("ban", new { participantId = waiting.Id });
        await feed.NextAsync<ParticipantLeft>(left => left.ParticipantId == waiting.Id);
    }

    [Fact]
    public async Task Speaking_begins_with_the_voice_and_ends_with_it()
    {
        await using var room = await Room.OpenAsync(controller);
        await using var feed = await FeedReader.OpenAsync(controller, room.Meeting, "r4");
        await using (var microphone = await Microphone.StartAsync(room.Ada, 2001))
        {
            Assert.Equal([room.Ada.Id], (await feed.NextAsync<SpeakingChanged>()).ParticipantIds);
        }

        Assert.Empty((await feed.NextAsync<SpeakingChanged>()).ParticipantIds);
    }

    [Fact]
    public async Task Who_leaves_takes_their_tap_along()
    {
        await using var room = await Room.OpenAsync(controller);
        var before = await TransportsAsync(room);
        var microphone = await Microphone.StartAsync(room.Ada, 2002);
        await using var feed = await FeedReader.OpenAsync(controller, room.Meeting, "r6");
        await feed.NextAsync<TrackStarted>();
        var untapped = await TransportsAsync(room);
        await feed.Feed.TapAsync(microphone.ProducerId, new TapDestination("127.0.0.1", 45_998), CancellationToken.None);
        Assert.Equal(untapped + 1, await TransportsAsync(room));
        await microphone.DisposeAsync(); // it would send on to where nobody is any more

        await room.Ada.CallAsync("leave");
        await feed.NextAsync<ParticipantLeft>();

        using var patience = new CancellationTokenSource(RpcClient.Patience);
        while (await TransportsAsync(room) > before)
            await Task.Delay(50, patience.Token);
    }

    [Fact]
    public async Task The_feed_ends_with_its_meeting()
    {
        await using var room = await Room.OpenAsync(controller);
        await using var feed = await FeedReader.OpenAsync(controller, room.Meeting, "r5");
        await room.Hanna.CallAsync("end");
        await feed.ReadToEndAsync();
    }

    private static string Words(FeedEvent feedEvent) => feedEvent switch
    {
        ChatPosted posted => $"ChatPosted {posted.Text}",
        ChatEdited edited => $"ChatEdited {edited.Text}",
        _ => $"{feedEvent.GetType().Name} ",
    };

    private async Task<int> TransportsAsync(Room room)
    {
        var media = await controller.Services.GetRequiredService<MediaRooms>().GetAsync(room.Meeting, CancellationToken.None);
        return (await media.Router.DumpAsync(CancellationToken.None)).TransportIds.Count;
    }
}
