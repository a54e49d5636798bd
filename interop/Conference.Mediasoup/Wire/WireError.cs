using System.Diagnostics.CodeAnalysis;

namespace Conference.Mediasoup.Wire;

/// <summary>The ways a message can be wrong. Methods that only throw keep the readers small enough to be inlined.</summary>
internal static class WireError
{
    /// <summary>The one exception that bytes from the worker can cause: they are not what the schema says.</summary>
    [DoesNotReturn]
    public static void Corrupt(string what) =>
        throw new InvalidDataException($"The message is corrupt: {what}.");

    [DoesNotReturn]
    public static void Missing(string field) =>
        throw new InvalidDataException($"The message lacks the field {field}.");

    [DoesNotReturn]
    public static void WrongUnionMember(string field, int actual, int expected) =>
        throw new InvalidDataException($"The field {field} holds the union's member {actual}, not {expected}.");

    [DoesNotReturn]
    public static void NotGiven(string field) =>
        throw new ArgumentException($"The field {field} is required.", nameof(field));

    /// <summary>FlatBuffers are little-endian. So is every host we have a worker for, and vectors are read in place.</summary>
    public static void RequireLittleEndian()
    {
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("The worker's channel needs a little-endian host.");
    }
}
