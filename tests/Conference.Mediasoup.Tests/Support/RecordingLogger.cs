using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Conference.Mediasoup.Tests.Support;

/// <summary>Keeps what was logged, under any category.</summary>
internal sealed class RecordingLogger : ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _entries = new();
    private readonly ConcurrentQueue<string> _categories = new();

    public RecordingLogger() => Factory = new RecordingFactory(this);

    public IReadOnlyCollection<(LogLevel Level, string Text)> Entries => _entries;

    /// <summary>The categories that loggers were asked for.</summary>
    public IReadOnlyCollection<string> Categories => _categories;

    /// <summary>Makes this logger for each category.</summary>
    public ILoggerFactory Factory { get; }

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _entries.Enqueue((logLevel, formatter(state, exception)));

    private sealed class RecordingFactory(RecordingLogger logger) : ILoggerFactory
    {
        public ILogger CreateLogger(string categoryName)
        {
            logger._categories.Enqueue(categoryName);
            return logger;
        }

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("It only records.");

        public void Dispose()
        {
        }
    }
}
