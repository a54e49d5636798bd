namespace Conference.Recorder.Ffmpeg;

/// <summary>The log file of one run: its command line, ready to be pasted into a shell, then its error output.</summary>
internal sealed class ChildLog : IAsyncDisposable
{
    private StreamWriter? _writer;

    private ChildLog(StreamWriter? writer) => _writer = writer;

    public static ChildLog Open(ChildStart start)
    {
        if (start.LogFile is null)
            return new ChildLog(null);

        try
        {
            var log = new ChildLog(new StreamWriter(start.LogFile, append: true) { AutoFlush = true });
            log.Write($"{start.Program} {string.Join(' ', start.Arguments.Select(Quote))}");
            return log;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Without a log the run still does its work, and the end of its output is kept in memory.
            return new ChildLog(null);
        }
    }

    public void Write(string line)
    {
        try
        {
            _writer?.WriteLine(line);
        }
        catch (IOException)
        {
            // The disk is full. The output must still be read to its end, or the process would block on its pipe.
            _writer = null;
        }
    }

    public ValueTask DisposeAsync() => _writer?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static string Quote(string argument) =>
        argument.Length > 0 && argument.All(c => char.IsAsciiLetterOrDigit(c) || "-_./:=+,@%".Contains(c, StringComparison.Ordinal))
            ? argument
            : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
