using System.Buffers;

namespace Conference.Mediasoup.Channels;

/// <summary>Sends frames in the order in which they were given.</summary>
/// <remarks>
/// A caller writes its frame itself while little is on its way, which spares a thread and the time to wake it. Else it appends to a
/// buffer, which one pool work item at a time swaps for an empty one and writes: requests that are made together go out together. Either
/// way a worker that doesn't read holds up one pool thread and no caller.
/// </remarks>
internal sealed class FrameWriter(Stream destination) : IThreadPoolWorkItem
{
    /// <summary>What a pipe has room for when nothing is in it, however small the system has made it: one page (pipe(7)).</summary>
    private const int PipeRoom = 4096;

    private const int InitialCapacity = 16 * 1024;
    private const int LargestKeptCapacity = 1024 * 1024;

    private readonly Lock _gate = new();
    private ArrayBufferWriter<byte> _filling = new(InitialCapacity);
    private ArrayBufferWriter<byte> _draining = new(InitialCapacity);
    private long _given;
    private long _taken;
    private bool _isWriting;
    private bool _isCompleted;
    private bool _isBroken;

    /// <summary>Sends a frame, prefix included.</summary>
    /// <returns>Where it ends in the stream, for <see cref="MarkTaken"/>.</returns>
    /// <exception cref="ArgumentException">The frame is above the limit; nothing was sent.</exception>
    public long Write(ReadOnlySpan<byte> frame)
    {
        if (frame.Length > Frame.MaxLength)
        {
            throw new ArgumentException(
                $"A message to the worker has {frame.Length} bytes; the limit is {Frame.MaxLength}. Nothing was sent.", nameof(frame));
        }

        bool cannotBlock;
        long end;
        lock (_gate)
        {
            if (_isCompleted || _isBroken) return _given;
            end = _given += frame.Length;
            cannotBlock = !_isWriting && end - Volatile.Read(ref _taken) <= PipeRoom;
            if (!cannotBlock) _filling.Write(frame);
            if (_isWriting) return end;
            _isWriting = true;
        }

        if (cannotBlock)
        {
            WriteNow(frame);
            if (!IsMoreToDo()) return end;
        }

        // To the caller's own queue: when it awaits the answer, its thread goes on here without waking another.
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
        return end;
    }

    /// <summary>Tells that the peer has read the stream as far as <paramref name="end"/>, as its answers show. One thread only.</summary>
    public void MarkTaken(long end)
    {
        if (end > _taken) Volatile.Write(ref _taken, end);
    }

    /// <summary>Closes the stream once everything before is written; what comes later is dropped.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            if (_isCompleted) return;
            _isCompleted = true;
            if (_isWriting) return;
            _isWriting = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

    void IThreadPoolWorkItem.Execute()
    {
        while (TakeFilled()) WriteNow(_draining.WrittenSpan);
    }

    private void WriteNow(ReadOnlySpan<byte> frames)
    {
        try
        {
            destination.Write(frames);
            destination.Flush();
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The worker is gone. Its exit is seen by whoever watches the process, and fails all who wait for an answer.
            lock (_gate) _isBroken = true;
        }
    }

    /// <summary>Whether something came while the caller wrote; else nobody writes any more.</summary>
    private bool IsMoreToDo()
    {
        lock (_gate) return _isWriting = _filling.WrittenCount > 0 || _isCompleted;
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
            _isWriting = false;
            return false;
        }
    }
}
