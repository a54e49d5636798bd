using System.Diagnostics;

namespace Conference.Controller.Storage;

/// <summary>Rows that are written together or not at all, and who waits for it.</summary>
internal sealed class LedgerEntry(IReadOnlyList<ILedgerRow> rows, Action? durable = null)
{
    private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _appended = Stopwatch.GetTimestamp();

    public IReadOnlyList<ILedgerRow> Rows { get; } = rows;

    public Task Written => _written.Task;

    public TimeSpan Age => Stopwatch.GetElapsedTime(_appended);

    /// <summary>Tells first the callback, which is in order with those of other entries, then the one who awaits.</summary>
    public void Complete()
    {
        try
        {
            durable?.Invoke();
        }
        finally
        {
            _written.SetResult();
        }
    }

    public void Fail(Exception exception) => _written.SetException(exception);
}
