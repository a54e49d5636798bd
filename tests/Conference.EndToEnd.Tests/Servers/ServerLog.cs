using System.Text.RegularExpressions;

namespace Conference.EndToEnd.Tests.Servers;

/// <summary>What a server writes: kept in a file, and lines to wait for.</summary>
internal sealed class ServerLog(string file) : IDisposable
{
    private readonly Lock _lock = new(); // lines come from two pipes while tests wait
    private readonly StreamWriter _writer = new(file) { AutoFlush = true };
    private readonly List<string> _lines = [];
    private readonly List<(Regex Pattern, TaskCompletionSource<Match> Found)> _awaited = [];
    private int _openStreams = 2; // stdout and stderr

    public string File { get; } = file;

    /// <summary>Takes a line of stdout or stderr; null says that the stream has ended.</summary>
    public void Add(string? line)
    {
        lock (_lock)
        {
            if (line is null)
                EndStream();
            else
                Write(line);
        }
    }

    /// <summary>The lines so far that fit.</summary>
    public IReadOnlyList<Match> All(Regex pattern)
    {
        lock (_lock)
            return [.. _lines.Select(line => pattern.Match(line)).Where(match => match.Success)];
    }

    /// <summary>The first line that fits, written already or to come.</summary>
    public Task<Match> WaitForAsync(Regex pattern, TimeSpan timeout)
    {
        lock (_lock)
        {
            var match = _lines.Select(line => pattern.Match(line)).FirstOrDefault(match => match.Success);
            if (match is not null)
                return Task.FromResult(match);
            if (_openStreams == 0)
                return Task.FromException<Match>(EndedWithout(pattern));
            var found = new TaskCompletionSource<Match>(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((pattern, found));
            return found.Task.WaitAsync(timeout);
        }
    }

    public void Dispose() => _writer.Dispose();

    private void Write(string line)
    {
        _writer.WriteLine(line);
        _lines.Add(line);
        foreach (var (pattern, found) in _awaited)
        {
            if (pattern.Match(line) is { Success: true } match)
                found.TrySetResult(match);
        }
    }

    private void EndStream()
    {
        if (--_openStreams > 0)
            return;
        foreach (var (pattern, found) in _awaited)
            found.TrySetException(EndedWithout(pattern));
    }

    private InvalidOperationException EndedWithout(Regex pattern) =>
        new($"The server ended without a line like '{pattern}'. Its last lines: {string.Join('\n', _lines.TakeLast(5))}");
}
