using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Conference.Controller.Tests.Storage;

/// <summary>Keeps what is logged, and tells when a message comes.</summary>
internal sealed class RecordedLog : ILoggerProvider, ILogger
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ConcurrentQueue<(int Id, string Message)> _messages = [];
    private readonly SemaphoreSlim _more = new(0);

    public IEnumerable<string> Messages => _messages.Select(message => message.Message);

    /// <summary>Messages of an id so far.</summary>
    public int Count(int id) => _messages.Count(message => message.Id == id);

    /// <summary>Ends when a message of that id has come <paramref name="times"/> times.</summary>
    public async Task WaitForAsync(int id, int times = 1)
    {
        while (Count(id) < times)
        {
            if (!await _more.WaitAsync(Patience))
                throw new TimeoutException($"Message {id} did not come; there were: {string.Join('\n', Messages)}");
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        _messages.Enqueue((eventId.Id, formatter(state, exception)));
        _more.Release();
    }

    public void Dispose()
    {
        // Kept readable: tests look at it after the storage has stopped.
    }
}
