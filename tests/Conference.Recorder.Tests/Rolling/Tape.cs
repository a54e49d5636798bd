using System.Globalization;
using Conference.Recorder.Contracts;
using Conference.Recorder.Director;
using Conference.Recorder.Journal;
using Conference.Recorder.Matroska;
using Conference.Recorder.Tests.Media;
using Conference.Testing.People;

namespace Conference.Recorder.Tests.Rolling;

/// <summary>
/// A recording as a capture leaves it, written without waiting for time to pass: its journal and its tracks. Its picture carries the number of each frame,
/// its sound is one steady tone.
/// </summary>
internal sealed class Tape : IAsyncDisposable
{
    /// <summary>Hz.</summary>
    public const int Pitch = 440;

    /// <summary>When the first frame and the first sound come, in seconds of the recording: on no frame's edge.</summary>
    public const double Begin = 0.011;

    private const double Ntp = 1_000_000;

    private readonly TestFolder? _own;
    private readonly JournalWriter _journal;

    private Tape(TestFolder? own, RecordingFolder folder, JournalWriter journal)
    {
        _own = own;
        Folder = folder;
        _journal = journal;
    }

    public RecordingFolder Folder { get; }

    /// <summary>By how much the encoder's sound is earlier than its packets say, in seconds.</summary>
    public double SoundDelay { get; private set; }

    /// <summary>The journal is told everything but the end.</summary>
    /// <param name="dataFolder">Where recordings are kept; null for a place of its own, which goes with the tape.</param>
    public static async Task<Tape> RecordAsync(double seconds, int? frameRate, bool sound = true, string? dataFolder = null)
    {
        var own = dataFolder is null ? new TestFolder() : null;
        var folder = new RecordingFolder(Path.Combine(dataFolder ?? own!.Path, "recordings", Guid.NewGuid().ToString("N")));
        folder.Create();
        var tape = new Tape(own, folder, JournalWriter.Open(folder.Journal));
        tape.Note(new RecordingBegan(0, 1, folder.Id, "m", "abc", "Taped", DateTimeOffset.UnixEpoch));
        tape.Note(new ParticipantCame(0.005, "p", "Ada"));
        if (frameRate is { } rate)
            await tape.AddPictureAsync(seconds, rate);
        if (sound)
            await tape.AddSoundAsync(seconds);
        for (var t = 1; t < seconds; t++)
            tape.Note(new StillRecording(t));
        tape.Note(new StillRecording(seconds - 0.001));
        await tape._journal.FlushAsync();
        return tape;
    }

    public async Task EndAsync(double seconds)
    {
        Note(new RecordingEnded(seconds, "StopRequested"));
        await _journal.FlushAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _journal.DisposeAsync();
        _own?.Dispose();
    }

    private async Task AddPictureAsync(double seconds, int rate)
    {
        var source = new System.Text.StringBuilder($"color=c=0x202020:s=640x360:r={rate}");
        for (var bit = 0; bit < FrameNumbers.Bits; bit++)
        {
            source.Append(
                CultureInfo.InvariantCulture,
                $",drawbox=x={FrameNumbers.LeftOf(bit)}:y=150:w={FrameNumbers.Width}:h=60:c=white:t=fill:enable='mod(floor(n/{1 << bit}),2)'");
        }

        var frames = await Ivf.EncodeAsync(
            "libvpx", source.ToString(), seconds, "-deadline", "realtime", "-cpu-used", "8", "-b:v", "300k", "-g", $"{rate * 3}", "-lag-in-frames", "0", "-auto-alt-ref", "0");
        Note(new TrackAppeared(0.006, "v", "p", TrackKind.Video, TrackSource.Camera, Paused: false));
        Begins("v-1", "v", "video/VP8", 90_000);
        using var sink = new FileSink(Folder.Track("v-1.mkv"));
        var writer = new MatroskaWriter(MatroskaTrack.Video("V_VP8", 640, 360), sink);
        for (var i = 0; i < frames.Count; i++)
            writer.Append((double)i / rate, (frames[i][0] & 1) == 0, frames[i]);
        writer.Flush();
        Ends("v-1", "v", seconds);
    }

    private async Task AddSoundAsync(double seconds)
    {
        var ogg = await MediaTool.RunAsync(
            "ffmpeg", "-v", "error", "-f", "lavfi", "-i", $"aevalsrc='0.3*sin(2*PI*{Pitch}*t)':s=48000:d={seconds.ToString(CultureInfo.InvariantCulture)}",
            "-c:a", "libopus", "-b:a", "96k", "-ac", "2", "-frame_duration", "20", "-f", "ogg", "-");
        var loop = OpusPackets.Split(ogg, seconds);
        SoundDelay = -loop.Packets[0].Time;
        Note(new TrackAppeared(0.006, "a", "p", TrackKind.Audio, TrackSource.Microphone, Paused: false));
        Begins("a-1", "a", "audio/opus", 48_000);
        using var sink = new FileSink(Folder.Track("a-1.mkv"));
        var writer = new MatroskaWriter(MatroskaTrack.Opus(2), sink);
        for (var i = 0; i < loop.Packets.Count; i++)
            writer.Append(i * OpusPackets.PacketSeconds, isKey: true, loop.Packets[i].Payload);
        writer.Flush();
        Ends("a-1", "a", seconds);
    }

    private void Begins(string takeId, string trackId, string mimeType, int clockRate)
    {
        Note(new TakeBegan(Begin, takeId, trackId, takeId + ".mkv", mimeType, clockRate, 1));
        Note(new ClockRebased(Begin, takeId, 0, 0));
    }

    private void Ends(string takeId, string trackId, double seconds)
    {
        for (var t = 1.0; t < seconds; t += 5)
            Note(new ClockSampled(t + Begin, takeId, 0, t, Ntp + t));
        Note(new TakeEnded(seconds - 0.001, takeId, "StopRequested", 0, 0, 0));
    }

    private void Note(JournalEntry entry) => _journal.Append(entry);
}
