using Conference.Controller.Media;
using Conference.Controller.Meetings;
using Conference.Controller.Tests.Events;
using Conference.Controller.Tests.Media;
using Conference.Controller.Tests.Support;
using Conference.Mediasoup;
using Conference.Recorder.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Conference.Controller.Tests.Recordings;

public sealed class ConsentTests(ControllerFixture controller) : IClassFixture<ControllerFixture>
{
    private static readonly TapDestination Nowhere = new("127.0.0.1", 45_999); // nobody is there

    [Fact]
    public async Task Who_does_not_agree_is_nowhere_and_who_agrees_late_appears_with_their_tracks()
    {
        await using var room = await Room.OpenAsync(controller, new { recordingConsent = true });
        await using var feed = await FeedReader.OpenAsync(controller, room.Meeting, "r1"); // before anybody was asked
        (await MeetingAsync(room)).Announce("r1");
        await using var ada = await Microphone.StartAsync(room.Ada, 1001);
        await using var bob = await Microphone.StartAsync(room.Bob, 1002);
        await room.Bob.SayAsync("Not for the record");
        await room.Ada.CallAsync("consent", new { recordingId = "r1", granted = true });
        await room.Bob.CallAsync("consent", new { recordingId = "r1", granted = false });
        await feed.NextAsync<SpeakingChanged>(speaking => speaking.ParticipantIds.Contains(room.Ada.Id));
        await room.Ada.SayAsync("For the record");
        await feed.NextAsync<ChatPosted>(posted => posted.Text == "For the record");
        Assert.Equal(["ParticipantJoined", "TrackStarted"], feed.Of(room.Ada.Id).Take(2));
        Assert.Empty(feed.Of(room.Bob.Id));
        Assert.Empty(feed.Of(room.Hanna.Id));
        await Assert.ThrowsAsync<TrackNotFoundException>(() => feed.Feed.TapAsync(bob.ProducerId, Nowhere, CancellationToken.None));
        await feed.Feed.TapAsync(ada.ProducerId, Nowhere, CancellationToken.None);

        await room.Bob.CallAsync("consent", new { recordingId = "r1", granted = true });
        await feed.NextAsync<TrackStarted>(track => track.TrackId == bob.ProducerId);
        await feed.NextAsync<SpeakingChanged>(speaking => speaking.ParticipantIds.Contains(room.Bob.Id));
        await feed.Feed.TapAsync(bob.ProducerId, Nowhere, CancellationToken.None);
        Assert.Equal(["ParticipantJoined", "TrackStarted", "SpeakingChanged"], feed.Of(room.Bob.Id));
    }

    [Fact]
    public async Task Who_withdraws_is_gone_at_once_and_no_packet_of_theirs_comes_any_more()
    {
        await using var room = await Room.OpenAsync(controller, new { recordingConsent = true });
        (await MeetingAsync(room)).Announce("r2");
        await room.Ada.CallAsync("consent", new { recordingId = "r2", granted = true });
        await using var ada = await Microphone.StartAsync(room.Ada, 1003);
        await using var feed = await FeedReader.OpenAsync(controller, room.Meeting, "r2");
        await feed.NextAsync<TrackStarted>();
        using var sink = new RtpSink();
        await feed.Feed.TapAsync(ada.ProducerId, new TapDestination("127.0.0.1", sink.Port), CancellationToken.None);
        await feed.Feed.ResumeAsync(ada.ProducerId, CancellationToken.None);
        await sink.ReceiveAsync(5);

        await room.Ada.CallAsync("consent", new { recordingId = "r2", granted = false });
        await Assert.ThrowsAsync<TrackNotFoundException>(() => feed.Feed.ResumeAsync(ada.ProducerId, CancellationToken.None));
        await feed.NextAsync<ParticipantLeft>(left => left.ParticipantId == room.Ada.Id);
        Assert.Equal(["TrackEnded", "ParticipantLeft"], feed.Of(room.Ada.Id).TakeLast(2));
        await room.Hanna.CallAsync("consent", new { recordingId = "r2", granted = true });
        await feed.NextAsync<ParticipantJoined>(joined => joined.ParticipantId == room.Hanna.Id); // what came before has been dealt with
        Assert.Equal(0, await ConsumersOfAsync(room, ProducerId.Parse(ada.ProducerId)));
        sink.Drain();
        await ada.Source.SendMoreAsync(50);
        Assert.Equal(0, sink.Drain());

        await room.Ada.SayAsync("Still not");
        await room.Ada.CallAsync("consent", new { recordingId = "r2", granted = true });
        var again = await feed.NextAsync<TrackStarted>();
        Assert.Equal(ada.ProducerId, again.TrackId);
        Assert.DoesNotContain(feed.Seen, e => e is ChatPosted);
    }

    [Fact]
    public async Task Consent_to_an_older_recording_counts_for_nothing_even_before_the_new_one_is_known()
    {
        await using var room = await Room.OpenAsync(controller, new { recordingConsent = true });
        (await MeetingAsync(room)).Announce("older");
        await room.Ada.CallAsync("consent", new { recordingId = "older", granted = true });
        await using var feed = await FeedReader.OpenAsync(controller, room.Meeting, "newer");
        (await MeetingAsync(room)).Announce("newer");
        await room.Bob.CallAsync("consent", new { recordingId = "newer", granted = true });
        await feed.NextAsync<ParticipantJoined>(joined => joined.ParticipantId == room.Bob.Id);
        Assert.Empty(feed.Of(room.Ada.Id));
    }

    [Fact]
    public async Task Consent_that_is_asked_for_meanwhile_takes_out_whoever_has_not_given_it()
    {
        await using var room = await Room.OpenAsync(controller);
        var meeting = await MeetingAsync(room);
        meeting.Announce("r3");
        await using var feed = await FeedReader.OpenAsync(controller, room.Meeting, "r3");
        await feed.NextAsync<ParticipantJoined>(joined => joined.ParticipantId == room.Bob.Id);
        Assert.Single(feed.Of(room.Hanna.Id));
        await room.Bob.CallAsync("consent", new { recordingId = "r3", granted = true });
        using var response = await room.SendAsync(HttpMethod.Patch, string.Empty, new { settings = new { recordingConsent = true } });
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        await feed.NextAsync<ParticipantLeft>();
        await feed.NextAsync<ParticipantLeft>();
        Assert.Equal(["ParticipantJoined", "ParticipantLeft"], feed.Of(room.Ada.Id));
        Assert.Equal(["ParticipantJoined"], feed.Of(room.Bob.Id));
    }

    private async Task<Meeting> MeetingAsync(Room room) =>
        await controller.Services.GetRequiredService<MeetingRegistry>().GetAsync(room.Meeting, CancellationToken.None);

    private async Task<int> ConsumersOfAsync(Room room, ProducerId producerId)
    {
        var media = await controller.Services.GetRequiredService<MediaRooms>().GetAsync(room.Meeting, CancellationToken.None);
        return (await media.Router.DumpAsync(CancellationToken.None)).ConsumersByProducer.GetValueOrDefault(producerId)?.Count ?? 0;
    }
}
