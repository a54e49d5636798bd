using System.Diagnostics;
using Conference.Client.Tests.Support;

namespace Conference.Client.Tests.Live;

public sealed class PlayFileTests(ControllerFixture controller) : IClassFixture<ControllerFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    [Fact]
    public async Task A_film_is_played_in_its_own_time_and_arrives_as_picture_and_sound()
    {
        using var client = controller.Client();
        var meeting = await client.CreateMeetingAsync();
        await using var projector = await meeting.JoinAsync("Projector");
        var film = await TestFilm.MakeAsync(controller.DataFolder, seconds: 8);
        var watch = Stopwatch.StartNew();

        var playing = projector.PlayFileAsync(film);
        var streams = await Streams.SendingAsync(meeting, projector.ParticipantId, streams => streams.Count == 2 && streams.All(one => one.Bitrate > 20_000), playing);
        await playing.WaitAsync(Patience);

        Assert.True(watch.Elapsed > TimeSpan.FromSeconds(7), $"played within {watch.Elapsed}");
        var picture = streams.Single(one => one.Source == TrackSource.Camera);
        Assert.Equal((640, 360, 30.0), (picture.Width, picture.Height, picture.FrameRate));
        Assert.InRange(picture.Bitrate, 100_000, 3_000_000);
        Assert.Equal(10, streams.Single(one => one.Source == TrackSource.Microphone).Score);
        await Streams.SendingAsync(meeting, projector.ParticipantId, streams => streams.Count == 0);
    }

    [Fact]
    public async Task A_loop_goes_on_until_it_is_cancelled_and_takes_its_streams_away()
    {
        using var client = controller.Client();
        var meeting = await client.CreateMeetingAsync();
        await using var projector = await meeting.JoinAsync("Projector");
        var film = await TestFilm.MakeAsync(controller.DataFolder, seconds: 2, sound: false);
        using var stop = new CancellationTokenSource();
        var watch = Stopwatch.StartNew();

        var playing = projector.PlayFileAsync(film, new() { Loop = true, Video = TrackSource.Screen }, stop.Token);
        var streams = await Streams.SendingAsync(
            meeting, projector.ParticipantId, streams => streams is [{ Bitrate: > 20_000 }] && watch.Elapsed > TimeSpan.FromSeconds(5), playing);
        Assert.Equal(TrackSource.Screen, streams[0].Source);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => playing.WaitAsync(Patience));
        await Streams.SendingAsync(meeting, projector.ParticipantId, streams => streams.Count == 0);
    }

    [Fact]
    public async Task A_host_who_takes_the_grants_ends_what_is_played()
    {
        using var client = controller.Client();
        var meeting = await client.CreateMeetingAsync();
        await using var projector = await meeting.JoinAsync("Projector");
        var film = await TestFilm.MakeAsync(controller.DataFolder, seconds: 30);
        var playing = projector.PlayFileAsync(film);
        await Streams.SendingAsync(meeting, projector.ParticipantId, streams => streams.Count == 2, playing);

        await meeting.Participants.UpdateAsync(projector.ParticipantId, new() { Take = Grants.PublishAudio | Grants.PublishVideo });

        var stopped = await Assert.ThrowsAsync<ConferenceException>(() => playing.WaitAsync(Patience));
        Assert.Equal("stopped_by_host", stopped.Code);
        Assert.Equal("not_granted", (await Assert.ThrowsAsync<ConferenceException>(() => projector.PlayFileAsync(film))).Code);
    }

    [Fact]
    public async Task A_worker_that_dies_does_not_end_the_film()
    {
        using var client = controller.Client();
        var meeting = await client.CreateMeetingAsync();
        await using var projector = await meeting.JoinAsync("Projector");
        var film = await TestFilm.MakeAsync(controller.DataFolder, seconds: 14);
        var playing = projector.PlayFileAsync(film);
        await Streams.SendingAsync(meeting, projector.ParticipantId, streams => streams.Count == 2 && streams.All(one => one.Bitrate > 0), playing);

        controller.KillWorkers();

        await Streams.SendingAsync(meeting, projector.ParticipantId, streams => streams.Count == 2 && streams.All(one => one.Bitrate > 0), playing);
        await playing.WaitAsync(Patience);
    }

    [Fact]
    public async Task What_cannot_be_played_is_told_clearly()
    {
        using var client = controller.Client();
        var meeting = await client.CreateMeetingAsync();
        await using var projector = await meeting.JoinAsync("Projector");
        var film = await TestFilm.MakeAsync(controller.DataFolder, seconds: 1, picture: false);
        var text = Path.Combine(controller.DataFolder, "text.mp4");
        await File.WriteAllTextAsync(text, "Not a film.");

        var missing = await Assert.ThrowsAsync<PlaybackException>(() => projector.PlayFileAsync(film, new() { FfmpegPath = "/nowhere/ffmpeg" }));
        Assert.Contains("apt-get install ffmpeg", missing.Message, StringComparison.Ordinal);
        Assert.NotEqual(0, (await Assert.ThrowsAsync<PlaybackException>(() => projector.PlayFileAsync(text))).ExitCode);
        await Assert.ThrowsAsync<FileNotFoundException>(() => projector.PlayFileAsync("none.mp4"));
        await Assert.ThrowsAsync<PlaybackException>(() => projector.PlayFileAsync(film, new() { Audio = null }));
        await Assert.ThrowsAsync<ArgumentException>(() => projector.PlayFileAsync(film, new() { Video = TrackSource.Microphone }));
        await projector.PlayFileAsync(film).WaitAsync(Patience);
    }
}
