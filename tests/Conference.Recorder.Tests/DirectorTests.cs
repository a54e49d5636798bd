using Conference.Recorder.Contracts;
using Conference.Recorder.Tests.People;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Conference.Recorder.Tests;

public sealed class DirectorTests
{
    [Fact]
    public async Task Record_twice_is_refused_and_the_first_goes_on()
    {
        await using var meeting = new TestMeeting();
        await using var host = await DirectorHost.StartAsync(meeting);
        var first = await host.Director.StartAsync(TestMeeting.Request, CancellationToken.None);

        var refusal = await Assert.ThrowsAsync<RecordingConflictException>(
            () => host.Director.StartAsync(TestMeeting.Request, CancellationToken.None));

        Assert.Equal("already_recording", refusal.Code);
        Assert.Equal(RecordingState.Recording, host.Director.Find(first.Id)!.State);
        Assert.Single(host.Director.List(TestMeeting.Request.MeetingCode));
    }

    [Fact]
    public async Task Of_many_who_press_Record_at_once_one_starts_a_recording()
    {
        await using var meeting = new TestMeeting();
        var opening = new TaskCompletionSource();
        meeting.Opening = opening.Task;
        await using var host = await DirectorHost.StartAsync(meeting);

        var presses = Enumerable.Range(0, 20).Select(_ => host.Director.StartAsync(TestMeeting.Request, CancellationToken.None)).ToArray();
        opening.SetResult();
        foreach (var press in presses)
            await Record.ExceptionAsync(() => press.WaitAsync(TimeSpan.FromSeconds(30)));

        Assert.Equal(1, presses.Count(press => press.IsCompletedSuccessfully));
        Assert.All(presses.Where(press => press.IsFaulted), press => Assert.IsType<RecordingConflictException>(press.Exception!.InnerException));
        Assert.Single(Directory.GetDirectories(Path.Combine(host.DataFolder, "recordings")));
    }

    [Fact]
    public async Task Stop_without_Record_is_refused_and_so_is_a_second_Stop()
    {
        await using var meeting = new TestMeeting();
        await using var host = await DirectorHost.StartAsync(meeting);

        var refusal = await Assert.ThrowsAsync<RecordingConflictException>(() => host.Director.StopAsync(TestMeeting.Id, CancellationToken.None));
        Assert.Equal("not_recording", refusal.Code);

        await host.Director.StartAsync(TestMeeting.Request, CancellationToken.None);
        await host.Director.StopAsync(TestMeeting.Id, CancellationToken.None);
        refusal = await Assert.ThrowsAsync<RecordingConflictException>(() => host.Director.StopAsync(TestMeeting.Id, CancellationToken.None));
        Assert.Equal("not_recording", refusal.Code);
    }

    [Fact]
    public async Task A_stopped_meeting_can_be_recorded_again_while_the_first_recording_is_composed()
    {
        await using var meeting = new TestMeeting();
        await using var host = await DirectorHost.StartAsync(meeting);
        var first = await host.Director.StartAsync(TestMeeting.Request, CancellationToken.None);
        await host.Director.StopAsync(TestMeeting.Id, CancellationToken.None);
        await WaitForAsync(() => host.Changes.Any(change => change.State == RecordingState.Composing));

        var second = await host.Director.StartAsync(TestMeeting.Request, CancellationToken.None);
        await host.Director.StopAsync(TestMeeting.Id, CancellationToken.None);

        Assert.Equal(RecordingState.Completed, (await host.FinishAsync(first.Id)).State);
        Assert.Equal(RecordingState.Completed, (await host.FinishAsync(second.Id)).State);
        Assert.Equal([second.Id, first.Id], host.Director.List(TestMeeting.Request.MeetingCode).Select(info => info.Id));
    }

    [Fact]
    public async Task An_unknown_meeting_is_named_and_leaves_nothing_behind()
    {
        await using var meeting = new TestMeeting();
        await using var host = await DirectorHost.StartAsync(meeting);

        var unknown = await Assert.ThrowsAsync<MeetingNotFoundException>(
            () => host.Director.StartAsync(new RecordingRequest("nowhere", "code", "name"), CancellationToken.None));

        Assert.Equal("nowhere", unknown.MeetingId);
        Assert.Empty(Directory.GetDirectories(Path.Combine(host.DataFolder, "recordings")));
        Assert.Empty(host.Director.List("code"));
    }

    [Fact]
    public async Task A_feed_that_fails_ends_the_recording_and_keeps_what_there_was()
    {
        await using var meeting = new TestMeeting();
        meeting.JoinSilently("p1", "Ada");
        await using var host = await DirectorHost.StartAsync(meeting);
        var started = await host.Director.StartAsync(TestMeeting.Request, CancellationToken.None);

        meeting.Fail(new IOException("The node went away."));

        Assert.Equal(RecordingState.Completed, (await host.FinishAsync(started.Id)).State);
    }

    [Theory]
    [InlineData("ffmpeg_missing", "FfmpegPath")]
    [InlineData("ffprobe_missing", "FfprobePath")]
    [InlineData("font_missing", "FontFile")]
    [InlineData("storage_unwritable", "DataFolder")]
    public async Task What_is_missing_is_named_with_the_way_out(string missing, string option)
    {
        await using var meeting = new TestMeeting();
        await using var host = await DirectorHost.StartAsync(meeting, configure: options =>
        {
            options.FfmpegPath = missing == "ffmpeg_missing" ? "/nowhere/ffmpeg" : options.FfmpegPath;
            options.FfprobePath = missing == "ffprobe_missing" ? "/nowhere/ffprobe" : options.FfprobePath;
            options.FontFile = missing == "font_missing" ? "/nowhere/font.ttf" : options.FontFile;
            options.DataFolder = missing == "storage_unwritable" ? "/dev/null/data" : options.DataFolder;
        });

        var refusal = await Assert.ThrowsAsync<RecorderUnavailableException>(
            () => host.Director.StartAsync(TestMeeting.Request, CancellationToken.None));

        Assert.Equal(missing.Replace("ffprobe", "ffmpeg", StringComparison.Ordinal), refusal.Code);
        Assert.Contains(option, refusal.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RecordingConflictException>(() => host.Director.StopAsync(TestMeeting.Id, CancellationToken.None));
    }

    [Fact]
    public async Task An_old_FFmpeg_is_refused_with_its_version()
    {
        var old = Path.Combine(RecorderHost.NewFolder(), "ffmpeg");
        await File.WriteAllTextAsync(old, "#!/bin/sh\necho 'ffmpeg version 4.4.2-0ubuntu0.22.04.1 Copyright (c) 2000-2021'\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(old, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await using var meeting = new TestMeeting();
        await using var host = await DirectorHost.StartAsync(meeting, configure: options => options.FfmpegPath = old);

        var refusal = await Assert.ThrowsAsync<RecorderUnavailableException>(
            () => host.Director.StartAsync(TestMeeting.Request, CancellationToken.None));

        Assert.Equal("ffmpeg_too_old", refusal.Code);
        Assert.Contains("4.4.2", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("")]
    public void A_bad_tap_address_is_refused_at_start(string tapIp)
    {
        using var services = new ServiceCollection().AddLogging().AddRecorder(options => options.TapIp = tapIp).BuildServiceProvider();

        var refusal = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<RecorderOptions>>().Value);

        Assert.Contains("TapIp", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task WaitForAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
            await Task.Delay(20, patience.Token);
    }
}
