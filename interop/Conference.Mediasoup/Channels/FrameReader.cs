using System.Runtime.InteropServices;

namespace Conference.Mediasoup.Channels;

/// <summary>Cuts a byte stream into frames, each handed out only when it is whole.</summary>
/// <remarks>
/// It blocks, and is meant for a thread of its own: .NET has no asynchronous read on the pipes of a child process, so that a PipeReader
/// would hold a pool thread for each worker, of which there are as many as cores.
/// </remarks>
internal sealed class FrameReader(Stream source)
{
    private const int InitialCapacity = 64 * 1024;

    private byte[] _buffer = new byte[InitialCapacity];
    private int _start;
    private int _end;

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
                var length = MemoryMarshal.Read<uint>(_buffer.AsSpan(_start));
                if (length > Frame.MaxPayloadLength)
                    throw new InvalidDataException($"The worker announced a frame of {length} bytes; the limit is {Frame.MaxPayloadLength}.");
                missing += (int)length;
                if (available >= missing)
                {
                    payload = _buffer.AsMemory(_start + Frame.PrefixLength, (int)length);
                    _start += missing;
                    return true;
                }
            }

            MakeRoom(missing);
            var read = source.Read(_buffer, _end, _buffer.Length - _end);
            if (read == 0)
            {
                // What is left of a frame is the last breath of a process that was killed while it wrote.
                payload = default;
                return false;
            }

            _end += read;
        }
    }

    private void MakeRoom(int frameLength)
    {
        if (_start == _end) _start = _end = 0;
        if (_buffer.Length - _start >= frameLength && _end < _buffer.Length) return;

        var target = frameLength > _buffer.Length ? new byte[frameLength] : _buffer;
        Buffer.BlockCopy(_buffer, _start, target, 0, _end - _start);
        _buffer = target;
        _end -= _start;
        _start = 0;
    }
}
