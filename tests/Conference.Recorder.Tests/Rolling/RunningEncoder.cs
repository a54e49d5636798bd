using System.Diagnostics;
using Conference.Recorder.Compose;

namespace Conference.Recorder.Tests.Rolling;

/// <summary>The FFmpeg that encodes the sound of a composition.</summary>
internal sealed class RunningEncoder
{
    private readonly int _id;

    private RunningEncoder(int id) => _id = id;

    /// <summary>False too for one that has ended and that nobody has asked about yet.</summary>
    public bool Lives => Read($"/proc/{_id}/stat") is { } stat && stat[stat.LastIndexOf(')') + 2] != 'Z';

    /// <summary>Waits until one runs in a folder or below it.</summary>
    public static async Task<RunningEncoder> FindAsync(string folder, TimeSpan patience)
    {
        using var timeout = new CancellationTokenSource(patience);
        while (true)
        {
            foreach (var process in Process.GetProcessesByName("ffmpeg"))
            {
                using (process)
                {
                    if (RunsIn(process.Id, folder) && Read($"/proc/{process.Id}/cmdline")?.Contains(SoundTrack.FileName, StringComparison.Ordinal) == true)
                        return new RunningEncoder(process.Id);
                }
            }

            await Task.Delay(5, timeout.Token);
        }
    }

    /// <summary>SIGSTOP: it is there and does nothing any more.</summary>
    public void Stop()
    {
        using var kill = Process.Start("kill", ["-STOP", $"{_id}"]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    private static bool RunsIn(int id, string folder)
    {
        try
        {
            return new FileInfo($"/proc/{id}/cwd").ResolveLinkTarget(returnFinalTarget: false)?.FullName.StartsWith(folder, StringComparison.Ordinal) == true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has ended while it was looked at, or is somebody else's.
            return false;
        }
    }

    private static string? Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            // It has ended.
            return null;
        }
    }
}
