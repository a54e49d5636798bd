using System.Globalization;
using Conference.Client.Tests.Support;

namespace Conference.Client.Tests.Live;

public sealed class RecordingTests(ControllerFixture controller) : IClassFixture<ControllerFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Part = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(4);

    [Fact]
    public async Task A_recording_is_started_paused_resumed_stopped_followed_and_downloaded()
    {
        using var client = controller.Client();
        var meeting = await client.CreateMeetingAsync();
        await using var ann = await meeting.JoinAsync("Ann");
        using var enough = new CancellationTokenSource();
        var playing = ann.PlayFileAsync(await TestFilm.MakeAsync(controller.DataFolder, seconds: 2), new() { Loop = true }, enough.Token);
        await Streams.SendingAsync(meeting, ann.ParticipantId, streams => streams.Count == 2 && streams.All(one => one.Bitrate > 20_000), playing);

        var running = await meeting.Recordings.StartAsync(
            new() { Layout = RecordingLayout.Speaker, Resolution = RecordingResolution.Hd1080, FrameRate = 30, Tracks = true, Chat = true });
        Assert.Equal(
            (RecordingState.Recording, RecordingLayout.Speaker, RecordingResolution.Hd1080, 30, true),
            (running.State, running.Settings.Layout, running.Settings.Resolution, running.Settings.FrameRate, running.Settings.Tracks));
        await ann.SendMessageAsync("Hello");
        await Task.Delay(Part); // the recording's own time, as below
        var paused = await meeting.Recordings.PauseAsync();
        Assert.Equal(RecordingState.Paused, paused.State);
        Assert.NotNull(paused.PausedAt);
        await Task.Delay(Pause);
        Assert.Equal(RecordingState.Recording, (await meeting.Recordings.ResumeAsync()).State);
        await Task.Delay(Part);
        await meeting.Recordings.StopAsync();
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => playing.WaitAsync(Patience));

        var steps = await client.Recordings.FollowAsync(running.Id).ToListAsync().AsTask().WaitAsync(Patience);
        var recording = steps[^1];
        Assert.Equal((RecordingState.Completed, null), (recording.State, recording.Error));
        Assert.Equal(1, steps.Count(step => step.IsFinal));
        // Both parts, and not the pause, which is as long as they are.
        Assert.InRange(recording.DurationSeconds!.Value, 2 * Part.TotalSeconds, (2 * Part.TotalSeconds) + 2);
        Assert.InRange(recording.PausedSeconds, Pause.TotalSeconds - 0.5, Pause.TotalSeconds + 2);
        Assert.Equal(["Ann"], recording.Participants);

        var film = await DownloadAsync(client, recording, ArtifactKind.Composite);
        Assert.Equal(["1920", "1080", "30/1"], (await TestFilm.ProbeAsync(film, "stream=width,height,r_frame_rate"))[0].Split(',').Where(value => value != "0/0"));
        Assert.Equal(recording.DurationSeconds.Value, double.Parse((await TestFilm.ProbeAsync(film, "format=duration"))[0], CultureInfo.InvariantCulture), 0.2);
        Assert.True(await TestFilm.BrightnessAsync(film) > 30, "the picture is black");
        Assert.Contains("Hello", await File.ReadAllTextAsync(await DownloadAsync(client, recording, ArtifactKind.Chat)), StringComparison.Ordinal);
        // A pause ends a track's file: both sources have one for each part.
        Assert.Equal(4, recording.Artifacts.Count(file => file.Kind == ArtifactKind.Track));
        Assert.NotEmpty(await TestFilm.ProbeAsync(await DownloadAsync(client, recording, ArtifactKind.Track), "stream=codec_name"));
    }

    [Fact]
    public async Task Recordings_are_found_by_their_meeting_state_and_time()
    {
        using var client = controller.Client();
        var recording = await RecordAsync(client);
        var meeting = new RecordingFilter { Meeting = recording.MeetingCode };

        Assert.Equal(recording.Id, (await client.Recordings.ListAsync(meeting).SingleAsync()).Id);
        Assert.Equal(recording.Id, (await client.Meeting(recording.MeetingCode).Recordings.ListAsync().SingleAsync()).Id);
        Assert.Single(await client.Recordings.ListAsync(meeting with { States = [RecordingState.Failed, RecordingState.Completed] }).ToListAsync());
        Assert.Empty(await client.Recordings.ListAsync(meeting with { States = [RecordingState.Failed] }).ToListAsync());
        Assert.Single(await client.Recordings.ListAsync(meeting with { From = recording.RequestedAt }).ToListAsync());
        Assert.Empty(await client.Recordings.ListAsync(meeting with { To = recording.RequestedAt }).ToListAsync());
    }

    [Fact]
    public async Task A_recording_is_named_held_shared_verified_and_deleted()
    {
        using var client = controller.Client();
        using var guest = controller.Guest();
        var id = (await RecordAsync(client)).Id;

        var until = DateTimeOffset.UnixEpoch.AddYears(90);
        var held = await client.Recordings.UpdateAsync(id, new() { Name = "Kick-off", LegalHold = true, RetainUntil = until });
        Assert.Equal(("Kick-off", true, until), (held.Name, held.LegalHold, held.RetainUntil!.Value));
        Assert.Equal("legal_hold", (await Assert.ThrowsAsync<ConferenceException>(() => client.Recordings.DeleteAsync(id))).Code);
        Assert.Null((await client.Recordings.UpdateAsync(id, new() { LegalHold = false, RetainForever = true })).RetainUntil);

        var shares = client.Recordings.Shares(id);
        var share = await shares.CreateAsync(new() { Passcode = "1234-abcd", Label = "Press" });
        Assert.StartsWith($"{controller.Address}shared/", share.Url, StringComparison.Ordinal);
        Assert.DoesNotContain(share.Token!, share.ToString(), StringComparison.Ordinal);
        await shares.RevokeAsync(share.Id);
        Assert.NotNull((await shares.ListAsync().SingleAsync()).RevokedAt);

        var verification = await client.Recordings.VerifyAsync(id, content: true);
        Assert.True(verification.Ok, string.Join("; ", verification.Artifacts.Select(file => file.Problem)));
        Assert.True((await client.Recordings.ListRecordersAsync().SingleAsync()).Alive);
        Assert.DoesNotContain((await client.Recordings.ReconcileAsync()).Problems, problem => problem.RecordingId == id);
        Assert.Equal(401, (await Assert.ThrowsAsync<ConferenceException>(() => guest.Recordings.GetAsync(id))).Status);

        await client.Recordings.DeleteAsync(id);
        await Assert.ThrowsAsync<NotFoundException>(() => client.Recordings.GetAsync(id));
    }

    private static async Task<Recording> RecordAsync(ConferenceClient client)
    {
        var meeting = await client.CreateMeetingAsync();
        await using var ann = await meeting.JoinAsync("Ann");
        var running = await meeting.Recordings.StartAsync();
        await Task.Delay(TimeSpan.FromSeconds(1)); // the recording's own time
        await meeting.Recordings.StopAsync();
        return await client.Recordings.WaitUntilCompletedAsync(running.Id).WaitAsync(Patience);
    }

    private async Task<string> DownloadAsync(ConferenceClient client, Recording recording, ArtifactKind kind)
    {
        var file = recording.Artifacts.First(artifact => artifact.Kind == kind);
        var path = Path.Combine(controller.DataFolder, $"{recording.Id}-{Path.GetFileName(file.Path)}");
        await client.Recordings.DownloadAsync(recording.Id, file, path);
        Assert.Equal(file.SizeBytes, new FileInfo(path).Length);
        return path;
    }
}
