using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Conference.Recorder.Compose;
using Conference.Recorder.Layouts;
using Conference.Recorder.Tests.Analysis;
using Conference.Recorder.Tests.People;
using Xunit.Abstractions;

namespace Conference.Recorder.Tests;

/// <summary>What must be true of a composite.</summary>
internal static class MovieAssert
{
    public static async Task IsCompositeAsync(Mp4 mp4, double seconds)
    {
        var probe = await mp4.ProbeAsync();
        var streams = probe.GetProperty("streams").EnumerateArray().ToArray();
        Assert.Equal(2, streams.Length);
        var video = Assert.Single(streams, stream => stream.GetProperty("codec_name").GetString() == "h264");
        Assert.Equal(1280, video.GetProperty("width").GetInt32());
        Assert.Equal(720, video.GetProperty("height").GetInt32());
        Assert.Equal("25/1", video.GetProperty("avg_frame_rate").GetString());
        Assert.Equal("yuv420p", video.GetProperty("pix_fmt").GetString());
        var audio = Assert.Single(streams, stream => stream.GetProperty("codec_name").GetString() == "aac");
        Assert.Equal("48000", audio.GetProperty("sample_rate").GetString());
        Assert.Equal(2, audio.GetProperty("channels").GetInt32());

        // It plays while it loads.
        Assert.Equal(["ftyp", "moov", "mdat"], BoxesOf(mp4.File));

        var duration = double.Parse(probe.GetProperty("format").GetProperty("duration").GetString()!, CultureInfo.InvariantCulture);
        Assert.InRange(duration, seconds - 0.5, seconds + 0.5);
        var frames = int.Parse(video.GetProperty("nb_read_packets").GetString()!, CultureInfo.InvariantCulture);
        Assert.InRange(frames, (seconds - 0.5) * Cells.Format.FrameRate, (seconds + 0.5) * Cells.Format.FrameRate);
    }

    /// <summary>The cell has the person's colour, left of where the flash is.</summary>
    public static async Task ShowsAsync(Mp4 mp4, double seconds, Cell cell, Look look)
    {
        var (r, g, b) = await mp4.ColorAsync(seconds, cell.X + cell.Width / 8, cell.Y + cell.Height / 2);
        var expected = int.Parse(look.Color.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var distance = Math.Abs(r - (expected >> 16)) + Math.Abs(g - (expected >> 8 & 255)) + Math.Abs(b - (expected & 255));
        Assert.True(distance < 40, $"At {seconds} s the cell at {cell.X},{cell.Y} is {r:X2}{g:X2}{b:X2}, not {look.Color}.");
    }

    /// <summary>The cell shows a card, which is where there is no camera.</summary>
    public static async Task ShowsCardAsync(Mp4 mp4, double seconds, Cell cell)
    {
        var (r, g, b) = await mp4.ColorAsync(seconds, cell.X + cell.Width / 8, cell.Y + cell.Height / 2);
        var distance = Math.Abs(r - Palette.Card.R) + Math.Abs(g - Palette.Card.G) + Math.Abs(b - Palette.Card.B);
        Assert.True(distance < 24, $"At {seconds} s the cell at {cell.X},{cell.Y} is {r:X2}{g:X2}{b:X2}, not a card.");
    }

    public static async Task SoundsAsync(Mp4 mp4, double seconds, params Look[] looks)
    {
        var samples = await mp4.SamplesAsync();
        foreach (var look in looks)
        {
            Assert.InRange(Tone.AmplitudeAt(samples, seconds, 1, look.Tone), 0.04, 0.16);
            Assert.InRange(Tone.AmplitudeAt(samples, seconds, 1, look.Tone + 57), 0, 0.01);
        }
    }

    public static async Task IsSilentAsync(Mp4 mp4, double seconds, int tone) =>
        Assert.InRange(Tone.AmplitudeAt(await mp4.SamplesAsync(), seconds, 0.8, tone), 0, 0.01);

    public static async Task IsInSyncAsync(Mp4 mp4, Cell cell, Look look, ITestOutputHelper output)
    {
        var brightness = await mp4.BrightnessAsync(cell.X + cell.Width / 2 - 8, cell.Y + cell.Height / 2 - 8, 16, 16);
        var flashes = Flash.Onsets(brightness);
        var beeps = Tone.Onsets(await mp4.SamplesAsync(), look.Beep, 0.15);
        var offsets = Flash.Offsets(flashes, beeps);
        Assert.InRange(offsets.Length, 5, 1000);
        var sorted = offsets.Select(Math.Abs).Order().ToArray();
        output.WriteLine(
            $"{look.Color}: {flashes.Count} flashes, {beeps.Count} beeps, |offset| median {sorted[sorted.Length / 2]:F0} ms, max {sorted[^1]:F0} ms: "
            + string.Join(' ', offsets.Select(offset => offset.ToString("F0", CultureInfo.InvariantCulture))));
        Assert.InRange(sorted[^1], 0, 80);
    }

    /// <summary>The boxes at the top of a file, in their order (ISO/IEC 14496-12 §4.2).</summary>
    private static List<string> BoxesOf(string file)
    {
        using var stream = File.OpenRead(file);
        var boxes = new List<string>();
        var head = new byte[16];
        for (var at = 0L; at < stream.Length;)
        {
            stream.Position = at;
            Assert.InRange(stream.ReadAtLeast(head, 8), 8, head.Length);
            boxes.Add(Encoding.ASCII.GetString(head, 4, 4));
            long size = BinaryPrimitives.ReadUInt32BigEndian(head);
            at += size == 1 ? BinaryPrimitives.ReadInt64BigEndian(head.AsSpan(8)) : size;
        }

        return boxes;
    }
}
