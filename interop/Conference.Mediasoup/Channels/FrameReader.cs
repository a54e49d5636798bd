using System.Runtime.InteropServices;

namespace Conference.Mediasoup.Channels;

/// <summary>Cuts a byte stream into frames, each handed out only when it is whole.</summary>
/// <remarks>
/// It blocks, and is meant for a thread of its own: .NET has no asynchronous read on the pipes of a child process, so that a PipeReader
/// would hold a pool thread for each worker, of which there are as many as cores.
/// </remarks>
internal sealed class FrameReader
{
    private readonly Stream _source;
    private readonly ReceiveBuffers _buffers = new();
    private ReceiveBuffer _buffer;
    private int _start;
    private int _end;

    public FrameReader(Stream source)
    {
        _source = source;
        _buffer = _buffers.Take(ReceiveBuffers.StandardLength);
    }

    /// <summary>Whether the next frame is there already, so that nobody has to wait for it.</summary>
    public bool HasFrame =>
        _end - _start >= Frame.PrefixLength
        && _end - _start - Frame.PrefixLength >= MemoryMarshal.Read<uint>(_buffer.Bytes.AsSpan(_start));

    /// <summary>Waits for the next frame, which is valid until the next call; false when the stream has ended.</summary>
    /// <exception cref="InvalidDataException">The peer announced a frame above the limit.</exception>
    public bool TryRead(out ReadOnlyMemory<byte> payload)
    {
        while (true)
        {
            var missing = Frame.PrefixLength;
            var available = _end - _start;
            if (available >= Frame.PrefixLength)
            {
                var length = MemoryMarshal.Read<uint>(_buffer.Bytes.AsSpan(_start));
                if (length > Frame.MaxPayloadLength)
                    throw new InvalidDataException($"The worker announced a frame of {length} bytes; the limit is {Frame.MaxPayloadLength}.");
                missing += (int)length;
                if (available >= missing)
                {
                    payload = _buffer.Bytes.AsMemory(_start + Frame.PrefixLength, (int)length);
                    _start += missing;
                    return true;
                }
            }

            MakeRoom(missing);
            var read = _source.Read(_buffer.Bytes, _end, _buffer.Bytes.Length - _end);
            if (read == 0)
            {
                // What is left of a frame is the last breath of a process that was killed while it wrote.
                payload = default;
                return false;
            }

            _end += read;
        }
    }

    /// <summary>Keeps a part of the frame that was read last, without a copy, until it is released; false when too much is kept.</summary>
    public bool TryHold(ReadOnlySpan<byte> part, out HeldBytes held)
    {
        if (_buffers.IsExhausted)
        {
            held = default;
            return false;
        }

        if (!((ReadOnlySpan<byte>)_buffer.Bytes).Overlaps(part, out var offset))
        {
            // It is empty, or of a notification that was kept until its entity was there.
            held = new HeldBytes(part.ToArray(), null);
            return true;
        }

        _buffer.Hold();
        held = new HeldBytes(_buffer.Bytes.AsMemory(offset, part.Length), _buffer);
        return true;
    }

    private void MakeRoom(int frameLength)
    {
        // What events hold must stay as it is; behind it there may be room.
        if (_start == _end && !_buffer.IsShared) _start = _end = 0;
        var length = _buffer.Bytes.Length;
        if (length - _start >= frameLength && _end < length) return;

        var target = frameLength > length || _buffer.IsShared ? _buffers.Take(frameLength) : _buffer;
        Buffer.BlockCopy(_buffer.Bytes, _start, target.Bytes, 0, _end - _start);
        if (target != _buffer) _buffers.Leave(_buffer);
        _buffer = target;
        _end -= _start;
        _start = 0;
    }
}
