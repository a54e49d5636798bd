using System.Security.Cryptography;
using Amazon.S3.Model;
using Conference.Recorder.Deliver.Sealing;

namespace Conference.Recorder.Deliver;

/// <summary>Looks at what is stored: compares, reads.</summary>
internal sealed class StoredObjects(Retrier retrier, MasterKeys keys, StorageOptions options)
{
    /// <summary>Null when an object has this length and tells of this content, else what is wrong with it.</summary>
    public async Task<string?> CompareAsync(S3Target target, string key, long length, string sha256, CancellationToken cancellationToken)
    {
        GetObjectMetadataResponse found;
        try
        {
            found = await retrier.RunAsync(
                target, $"looking at {key}", attempt => target.Client.GetObjectMetadataAsync(target.Bucket, key, attempt.Token), cancellationToken);
        }
        catch (StorageFaultException fault) when (fault.Kind == FaultKind.NotFound)
        {
            return $"{key} is not in bucket {target.Bucket}";
        }

        if (found.ContentLength != length)
            return $"{key} has {found.ContentLength} bytes instead of {length}";
        var told = found.Metadata["sha256"];
        return told == sha256 ? null : $"{key} is another object: it tells of SHA-256 {told ?? "nothing"} instead of {sha256}";
    }

    /// <summary>Null when the plain content has this SHA-256, else what is wrong with it.</summary>
    public async Task<string?> CompareContentAsync(S3Target target, string key, long length, bool isSealed, string sha256, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = await OpenAsync(target, key, length, isSealed, 0, null, cancellationToken);
            var actual = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
            return actual == sha256 ? null : $"{key} has other content: its SHA-256 is {actual} instead of {sha256}";
        }
        catch (StorageFaultException fault) when (fault.Kind == FaultKind.NotFound)
        {
            return $"{key} is not in bucket {target.Bucket}";
        }
        catch (Exception exception) when (exception is InvalidDataException or KeyNotFoundException)
        {
            return $"{key} cannot be read: {exception.Message}";
        }
    }

    /// <param name="length">Bytes of the stored object.</param>
    /// <param name="offset">Of the plain bytes.</param>
    /// <param name="count">Plain bytes; null: to the end.</param>
    /// <exception cref="InvalidDataException">It was changed.</exception>
    /// <exception cref="KeyNotFoundException">The master key is not in the configuration.</exception>
    public async Task<Stream> OpenAsync(
        S3Target target, string key, long length, bool isSealed, long offset, long? count, CancellationToken cancellationToken)
    {
        if (!isSealed)
            return new ObjectStream(retrier, target, key, offset, Math.Min(length, offset + (count ?? length)));

        var header = await ReadHeaderAsync(target, key, length, cancellationToken);
        var cipher = keys.Open(header);
        var plainLength = SealedHeader.PlainLengthOf(header);
        var end = Math.Min(plainLength, offset + (count ?? plainLength));
        var stored = new ObjectStream(retrier, target, key, SealedFormat.OffsetOf(offset / SealedFormat.SegmentBytes), SealedFormat.SealedLength(plainLength));
        return new OpeningStream(stored, cipher, plainLength, offset, end);
    }

    /// <summary>The header of an encrypted object, with its wrapped key.</summary>
    /// <exception cref="InvalidDataException">It has none.</exception>
    public async Task<byte[]> ReadHeaderAsync(S3Target target, string key, long length, CancellationToken cancellationToken)
    {
        var header = new byte[SealedFormat.HeaderBytes];
        await using var beginning = new ObjectStream(retrier, target, key, 0, Math.Min(length, SealedFormat.HeaderBytes));
        return await beginning.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancellationToken) < header.Length
            ? throw new InvalidDataException($"{key} is shorter than the header of an encrypted object.")
            : header;
    }

    /// <summary>What is wrong with an object, by its options' way of verifying.</summary>
    public async Task<string?> VerifyAsync(
        S3Target target, string key, long length, bool isSealed, string sha256, bool isConfirmed, CancellationToken cancellationToken) =>
        await CompareAsync(target, key, length, sha256, cancellationToken)
        ?? (isConfirmed && options.Verify == UploadVerification.Checksum
            ? null
            : await CompareContentAsync(target, key, length, isSealed, sha256, cancellationToken));
}
