using System.Buffers;

namespace Conference.Mediasoup.Channels;

/// <summary>Sends frames in the order in which they were given, as many as have gathered with each write.</summary>
/// <remarks>
/// Callers only append to a buffer. One pool work item at a time swaps the buffer for an empty one and writes it, so that requests that
/// are made together go out together, and a worker that doesn't read holds up one pool thread and no caller.
/// </remarks>
internal sealed class FrameWriter(Stream destination) : IThreadPoolWorkItem
{
    private const int InitialCapacity = 16 * 1024;
    private const int LargestKeptCapacity = 1024 * 1024;

    private readonly Lock _gate = new();
    private ArrayBufferWriter<byte> _filling = new(InitialCapacity);
    private ArrayBufferWriter<byte> _draining = new(InitialCapacity);
    private bool _isScheduled;
    private bool _isCompleted;
    private bool _isBroken;

    /// <summary>Appends a frame, prefix included.</summary>
    /// <exception cref="ArgumentException">The frame is above the limit; nothing was sent.</exception>
    public void Write(ReadOnlySpan<byte> frame)
    {
        if (frame.Length > Frame.MaxLength)
        {
            throw new ArgumentException(
                $"A message to the worker has {frame.Length} bytes; the limit is {Frame.MaxLength}. Nothing was sent.", nameof(frame));
        }

        lock (_gate)
        {
            if (_isCompleted || _isBroken) return;
            _filling.Write(frame);
            if (_isScheduled) return;
            _isScheduled = true;
        }

        // To the caller's own queue: when it awaits the answer, its thread goes on here without waking another.
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

    /// <summary>Closes the stream once everything before is written; what comes later is dropped.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            if (_isCompleted) return;
            _isCompleted = true;
            if (_isScheduled) return;
            _isScheduled = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

    void IThreadPoolWorkItem.Execute()
    {
        while (TakeFilled())
        {
            try
            {
                destination.Write(_draining.WrittenSpan);
                destination.Flush();
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException)
            {
                // The worker is gone. Its exit is seen by whoever watches the process, and fails all who wait for an answer.
                lock (_gate) _isBroken = true;
            }
        }
    }

    private bool TakeFilled()
    {
        lock (_gate)
        {
            _draining.ResetWrittenCount();
            if (_draining.Capacity > LargestKeptCapacity) _draining = new(InitialCapacity);
            if (_filling.WrittenCount > 0 && !_isBroken)
            {
                (_filling, _draining) = (_draining, _filling);
                return true;
            }

            if (_isCompleted) destination.Dispose();
            _isScheduled = false;
            return false;
        }
    }
}
