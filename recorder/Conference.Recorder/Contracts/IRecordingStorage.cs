namespace Conference.Recorder.Contracts;

/// <summary>Where finished recordings are kept.</summary>
public interface IRecordingStorage
{
    /// <summary>Whether artifacts leave this host. When not, they stay in the recording's folder and nothing here is called.</summary>
    bool IsRemote { get; }

    /// <summary>
    /// Uploads artifacts and verifies what arrived; an upload that was cut off is gone on with. Goes to the backup target when the first one fails.
    /// </summary>
    /// <param name="folder">The recording's folder, in which the artifacts lie and the progress of the upload is kept.</param>
    /// <exception cref="RecordingFailedException">The storage refused, or was not reached; the local files are kept.</exception>
    Task<IReadOnlyList<StoredObject>> DeliverAsync(
        RecordingJob job, string folder, IReadOnlyList<RecordingArtifact> artifacts, IProgress<double> progress, CancellationToken cancellationToken);

    /// <summary>Reads a stored object's plain bytes from an offset on, decrypted where it was encrypted here.</summary>
    /// <param name="length">Number of bytes; null reads to the end.</param>
    Task<Stream> OpenAsync(StoredObject stored, long offset, long? length, CancellationToken cancellationToken);

    /// <summary>A link that works without credentials until it expires; null where the bytes must be decrypted here first.</summary>
    /// <param name="fileName">Name under which a browser saves it; null to show it.</param>
    Uri? Presign(StoredObject stored, TimeSpan lifetime, string? fileName);

    /// <summary>Compares an object with what was stored: null when it is as it was, else what is wrong with it.</summary>
    Task<string?> VerifyAsync(StoredObject stored, bool readContent, CancellationToken cancellationToken);

    /// <summary>Deletes an object; one that is gone already is no error.</summary>
    Task DeleteAsync(StoredObject stored, CancellationToken cancellationToken);

    /// <summary>All objects below the fixed beginning of the key template, for reconciliation.</summary>
    IAsyncEnumerable<StoredObject> ListAsync(CancellationToken cancellationToken);
}
