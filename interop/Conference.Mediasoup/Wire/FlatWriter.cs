using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Conference.Mediasoup.Wire;

/// <summary>
/// Writes FlatBuffers from the end of a reused buffer to its start, so that what a table refers to is written, and its place
/// known, before the table. Places are counted from the buffer's end and so survive its growth. Not safe for two threads.
/// </summary>
internal sealed partial class FlatWriter
{
    private const int LengthPrefix = 4;

    private byte[] _buffer;
    private int _head;
    private int _alignment = 1;
    private bool _finished;

    public FlatWriter(int capacity = 1024)
    {
        WireError.RequireLittleEndian();
        _buffer = new byte[capacity];
        _head = capacity;
    }

    /// <summary>The finished message.</summary>
    public ReadOnlyMemory<byte> WrittenMemory => Finished.AsMemory(_head);

    /// <inheritdoc cref="WrittenMemory"/>
    public ReadOnlySpan<byte> WrittenSpan => Finished.AsSpan(_head);

    /// <summary>The finished message behind its length in host byte order, as the worker's channel wants it.</summary>
    public ReadOnlyMemory<byte> WrittenFrame => Finished.AsMemory(_head - LengthPrefix);

    private byte[] Finished => _finished ? _buffer : throw new InvalidOperationException("Finish comes before the bytes are taken.");

    private int Written => _buffer.Length - _head;

    /// <summary>Ends the message. What was returned by an earlier message is overwritten by the next one.</summary>
    public void Finish<T>(Offset<T> root)
        where T : allows ref struct
    {
        CheckOpen();
        if (root.Value == 0)
            throw new ArgumentException("A message has a root.", nameof(root));
        Align(Math.Max(_alignment, sizeof(uint)), sizeof(uint));
        PushOffset(root.Value);
        _finished = true;

        Reserve(LengthPrefix);
        MemoryMarshal.Write(_buffer.AsSpan(_head - LengthPrefix), Written);
    }

    /// <summary>Forgets the message and keeps the buffer. Also the way on after an exception.</summary>
    public void Reset()
    {
        _head = _buffer.Length;
        _alignment = 1;
        _finished = false;
        _vtableCount = 0;
        _pendingCount = 0;
    }

    private void CheckOpen()
    {
        if (_finished)
            ThrowFinished();
    }

    [DoesNotReturn]
    private static void ThrowFinished() => throw new InvalidOperationException("Reset comes before the next message.");

    /// <summary>
    /// Pads so that what is pushed after <paramref name="following"/> more bytes starts at a multiple of <paramref name="size"/>,
    /// and makes room for both.
    /// </summary>
    private void Align(int size, int following)
    {
        if (size > _alignment)
            _alignment = size;
        var padding = -(Written + following) & (size - 1);
        Reserve(padding + following + size);
        _head -= padding;
        // The buffer is reused: what is not written would show the last message.
        _buffer.AsSpan(_head, padding).Clear();
    }

    private void Reserve(int count)
    {
        if (count > _head)
            Grow(count);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int count)
    {
        var written = Written;
        var larger = new byte[Math.Max(checked(_buffer.Length * 2), checked(written + count))];
        _buffer.AsSpan(_head).CopyTo(larger.AsSpan(larger.Length - written));
        _buffer = larger;
        _head = larger.Length - written;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Push<T>(T value)
        where T : unmanaged
    {
        _head -= Unsafe.SizeOf<T>();
        MemoryMarshal.Write(_buffer.AsSpan(_head), value);
    }

    /// <summary>An offset is the way from where it stands to its target.</summary>
    private void PushOffset(int target) => Push(Written + sizeof(uint) - target);
}
