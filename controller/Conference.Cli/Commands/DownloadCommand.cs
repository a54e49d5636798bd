using System.CommandLine;
using Conference.Cli.Options;
using Conference.Cli.Output;
using Conference.Cli.Running;
using Conference.Client;
using Spectre.Console;

namespace Conference.Cli.Commands;

internal static class DownloadCommand
{
    public static Command Create(Shell shell)
    {
        var id = OneRecording.Argument();
        var output = new Option<string>("--output", "-o")
        {
            Description = "The folder to save to; for the film alone also a file that ends with .mp4.",
            HelpName = "PATH",
            DefaultValueFactory = _ => ".",
        };
        var tracks = new Option<bool>("--tracks") { Description = "Each person's tracks too, as they were sent." };
        var everything = new Option<bool>("--everything") { Description = "All files of the recording." };
        var command = new TaughtCommand(
            "download",
            "Saves the film of a recording, and its other files.",
            """
            What a broken download has left is continued. Files other than the film go into a folder of the recording's id.

            Example:
              conference recordings download 9f0c1c6e5d0b4b8e8a4d1f2a3b4c5d6e --tracks --output /srv/archive
            """)
        {
            id, output, tracks, everything,
        };
        shell.Run(command, async invocation =>
        {
            var recording = await invocation.Recordings.GetAsync(invocation.Get(id)!, invocation.CancellationToken);
            var wanted = recording.Artifacts
                .Where(file => invocation.Get(everything) || file.Kind == ArtifactKind.Composite || (file.Kind == ArtifactKind.Track && invocation.Get(tracks))).ToArray();
            if (wanted.Length == 0)
            {
                return new Problem(ExitCode.Refused, "recording_not_ready", $"Recording {recording.Id} has no such file yet: it is {Words.Of(recording.State)}.")
                    .Tell(invocation);
            }

            var target = invocation.Get(output)!;
            var named = target.EndsWith(".mp4", StringComparison.OrdinalIgnoreCase) && !Directory.Exists(target);
            if (named && wanted.Length > 1)
                throw new UsageException($"--output {target} names one file, and there are {wanted.Length}: name a folder.");
            var saved = new List<object>();
            foreach (var file in wanted)
            {
                var path = named ? Path.GetFullPath(target) : PathOf(recording, file, target);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await SaveAsync(invocation, recording, file, path);
                saved.Add(new { path, kind = file.Kind, sizeBytes = file.SizeBytes });
                if (!invocation.Json)
                    invocation.Terminal.OutWriter.WriteLine(path);
            }

            if (invocation.Json)
                JsonOutput.Write(invocation.Terminal, new { id = recording.Id, files = saved });
            return ExitCode.Ok;
        });
        return command;
    }

    private static string PathOf(Recording recording, RecordingArtifact file, string folder)
    {
        if (file.Kind == ArtifactKind.Composite)
            return Path.GetFullPath(Path.Combine(folder, $"{recording.MeetingCode}-{recording.Id}.mp4"));
        var root = Path.GetFullPath(Path.Combine(folder, recording.Id));
        var path = Path.GetFullPath(Path.Combine(root, file.Path));
        // Whatever the server says, nothing is written elsewhere.
        return path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new IOException($"The server names a file outside of the recording: {file.Path}");
    }

    private static async Task SaveAsync(Invocation invocation, Recording recording, RecordingArtifact file, string path)
    {
        if (invocation.Terminal.IsErrorPiped)
        {
            await invocation.Recordings.DownloadAsync(recording.Id, file, path, null, invocation.CancellationToken);
            return;
        }

        await invocation.Terminal.Error.Progress().AutoClear(true).Columns(
            new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 20 }, new DownloadedColumn(), new TransferSpeedColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask(Markup.Escape(Path.GetFileName(path) is { Length: > 24 } name ? name[^24..] : Path.GetFileName(path)), maxValue: Math.Max(1, file.SizeBytes));
                await invocation.Recordings.DownloadAsync(recording.Id, file, path, new Meter(task), invocation.CancellationToken);
            });
    }

    // Progress<T> would report through the thread pool, out of order.
    private sealed class Meter(ProgressTask task) : IProgress<long>
    {
        public void Report(long value) => task.Value = value;
    }
}
