using System.Runtime.Versioning;
using Conference.Recorder.Contracts;
using Conference.Recorder.Ffmpeg;
using Conference.Recorder.Jobs;
using Conference.Recorder.Tests.People;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Conference.Recorder.Tests;

/// <summary>A recorder that cannot record says why, and the way out.</summary>
[SupportedOSPlatform("linux")]
public sealed class UnusableRecorderTests
{
    [Theory]
    [InlineData(null, "ffmpeg_missing", "cannot be run: ", "Install FFmpeg 5 or newer (apt-get install ffmpeg) or set FfmpegPath.")]
    [InlineData("ffmpeg version 4.4.2-0ubuntu0.22.04.1 Copyright (c) 2000-2021", "ffmpeg_too_old", "says \"ffmpeg version 4.4.2-0ubuntu0.22.04.1", "Install FFmpeg 5 or newer (apt-get install ffmpeg) or set FfmpegPath.")]
    [InlineData("GNU bash 5.2", "ffmpeg_missing", "does not answer like FFmpeg: \"GNU bash 5.2\"", "Set FfmpegPath to FFmpeg 5 or newer.")]
    public async Task An_FFmpeg_that_is_missing_too_old_or_none_is_named_before_anything_is_recorded(string? answer, string code, string what, string wayOut)
    {
        using var folder = new TestFolder();
        var program = Path.Combine(folder.Path, "ffmpeg");
        if (answer is not null)
            await WriteAsync(program, $"echo '{answer}'");
        await using var meeting = new TestMeeting();
        await using var host = RecorderHost.Start(meeting, configure: options => options.FfmpegPath = program);
        var failure = await Assert.ThrowsAsync<RecorderUnavailableException>(() => host.Engine.CaptureAsync(RecorderHost.NewJob(), CancellationToken.None));
        Assert.Equal(code, failure.Code);
        Assert.StartsWith($"{program} {what}", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith(wayOut, failure.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.Exists(Path.Combine(host.DataFolder, "recordings")) ? Directory.GetDirectories(Path.Combine(host.DataFolder, "recordings")) : []);

        var beat = await State(host).LookAsync(active: 0, isFirst: true, CancellationToken.None);
        Assert.Equal((code, failure.Message), (beat.ProblemCode, beat.Problem));
    }

    [Fact]
    public async Task An_FFmpeg_that_was_built_without_what_compositions_need_is_named_with_all_that_it_lacks()
    {
        using var folder = new TestFolder();
        var program = Path.Combine(folder.Path, "ffmpeg");
        await WriteAsync(program, "ffmpeg \"$@\" | grep -v -e libx264 -e drawtext");
        await using var meeting = new TestMeeting();
        await using var host = RecorderHost.Start(meeting, configure: options => options.FfmpegPath = program);

        var failure = await Assert.ThrowsAsync<RecorderUnavailableException>(() => host.Engine.CaptureAsync(RecorderHost.NewJob(), CancellationToken.None));

        Assert.Equal("ffmpeg_incomplete", failure.Code);
        Assert.Equal(
            $"{program} was built without the encoder libx264, the filter drawtext. Install a full build (apt-get install ffmpeg) or set FfmpegPath.", failure.Message);
    }

    [Fact]
    public async Task An_FFmpeg_that_goes_away_is_noticed_within_a_minute_and_so_is_one_that_comes_back()
    {
        using var folder = new TestFolder();
        var program = Path.Combine(folder.Path, "ffmpeg");
        await WriteAsync(program, "exec ffmpeg \"$@\"");
        var tools = new FfmpegTools(Options.Create(new RecorderOptions { FfmpegPath = program }), new Steps(TimeSpan.FromSeconds(61)));
        await tools.EnsureUsableAsync(CancellationToken.None);
        File.Move(program, program + ".away");
        var failure = await Assert.ThrowsAsync<RecorderUnavailableException>(() => tools.EnsureUsableAsync(CancellationToken.None));
        Assert.Equal("ffmpeg_missing", failure.Code);

        File.Move(program + ".away", program);
        await tools.EnsureUsableAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_at_start_ends_the_start()
    {
        using var folder = new TestFolder();
        var recordings = Path.Combine(folder.Path, "recordings");
        await File.WriteAllTextAsync(recordings, ""); // a file: for root no rights would be missing
        await using var meeting = new TestMeeting();
        await using var host = RecorderHost.Start(meeting, folder.Path);
        var failure = await Assert.ThrowsAsync<RecorderUnavailableException>(() => State(host).LookAsync(active: 0, isFirst: true, CancellationToken.None));
        AssertUnwritable(recordings, failure.Code, failure.Message);
        var capture = await Assert.ThrowsAsync<RecorderUnavailableException>(() => host.Engine.CaptureAsync(RecorderHost.NewJob(), CancellationToken.None));
        AssertUnwritable(recordings, capture.Code, capture.Message);
    }

    [Fact]
    public async Task A_disk_that_takes_nothing_any_more_takes_no_new_recordings_until_it_does()
    {
        await using var meeting = new TestMeeting();
        await using var host = RecorderHost.Start(meeting);
        var state = State(host, TimeSpan.FromSeconds(6));
        Assert.Null((await state.LookAsync(active: 0, isFirst: true, CancellationToken.None)).ProblemCode);
        var recordings = Path.Combine(host.DataFolder, "recordings");
        Directory.Move(recordings, recordings + ".away");
        await File.WriteAllTextAsync(recordings, "");
        var beat = await state.LookAsync(active: 0, isFirst: false, CancellationToken.None);
        AssertUnwritable(recordings, beat.ProblemCode, beat.Problem);

        File.Delete(recordings);
        Directory.Move(recordings + ".away", recordings);
        Assert.Null((await state.LookAsync(active: 0, isFirst: false, CancellationToken.None)).ProblemCode);
        Assert.Equal(["storage-id"], Directory.GetFileSystemEntries(recordings).Select(Path.GetFileName));
    }

    private static async Task WriteAsync(string program, string command)
    {
        await File.WriteAllTextAsync(program, $"#!/bin/sh\n{command}\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static void AssertUnwritable(string folder, string? code, string? text)
    {
        Assert.Equal("storage_unwritable", code);
        Assert.StartsWith($"Recordings cannot be written to {folder}", text, StringComparison.Ordinal);
        Assert.EndsWith("Make the folder writable or set DataFolder.", text, StringComparison.Ordinal);
    }

    /// <param name="step">How much time passes between two looks at the clock.</param>
    private static RecorderState State(RecorderHost host, TimeSpan step = default)
    {
        var options = Options.Create(new RecorderOptions { DataFolder = host.DataFolder });
        return new RecorderState(
            new RecorderIdentity(options), host.Engine, options, Options.Create(new RecordingWorkerOptions { MinimumFreeDisk = 0 }), new Steps(step),
            NullLogger<RecorderState>.Instance);
    }

    private sealed class Steps(TimeSpan step) : TimeProvider
    {
        private long _looks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Increment(ref _looks) * step.Ticks;
    }
}
