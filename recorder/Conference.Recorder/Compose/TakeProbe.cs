using System.Globalization;
using Conference.Recorder.Ffmpeg;

namespace Conference.Recorder.Compose;

/// <summary>Finds out what a take's file really holds.</summary>
internal static class TakeProbe
{
    /// <summary>The times of all packets in seconds, sorted; empty when the file is missing or cannot be read.</summary>
    public static async Task<double[]> ReadPacketTimesAsync(FfmpegTools tools, string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
            return [];

        var times = new List<double>();
        await using var child = ChildProcess.Start(new ChildStart(
            tools.Ffprobe, ["-v", "error", "-select_streams", "0", "-show_entries", "packet=pts_time", "-of", "csv=p=0", file])
        {
            OnOutput = line =>
            {
                if (double.TryParse(line.TrimEnd(','), NumberStyles.Float, CultureInfo.InvariantCulture, out var time))
                    times.Add(time);
            },
            Background = true,
        });

        // A file that was cut off is read to where it ends, whatever the exit code says of the rest.
        await child.WaitAsync(cancellationToken);
        times.Sort();
        return [.. times];
    }
}
