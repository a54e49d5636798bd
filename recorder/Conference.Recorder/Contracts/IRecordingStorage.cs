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
    /// <exception cref="RecordingFailedException">
    /// <c>upload_refused</c> (credentials, bucket, rights), <c>upload_unreachable</c> (worth another try), <c>upload_corrupt</c> (the storage
    /// does not keep what it is sent) or <c>files_unreadable</c> (a local file is gone, or is not what was composed). Local files are kept.
    /// </exception>
    Task<IReadOnlyList<StoredObject>> DeliverAsync(
        RecordingJob job, string folder, IReadOnlyList<RecordingArtifact> artifacts, IProgress<double> progress, CancellationToken cancellationToken);

    /// <summary>
    /// Brings stored artifacts back into a recording's folder, each checked against its SHA-256: what is needed to compose it again, or to
    /// deliver it elsewhere. What is there already is left alone.
    /// </summary>
    /// <exception cref="RecordingFailedException"><c>storage_refused</c>, <c>_unreachable</c>, <c>_missing</c> or <c>_corrupt</c>.</exception>
    Task RestoreAsync(IReadOnlyList<StoredObject> stored, string folder, CancellationToken cancellationToken);

    /// <summary>Drops what an unfinished delivery left at the storage. To be called before a recording's folder is deleted.</summary>
    Task AbandonAsync(string folder, CancellationToken cancellationToken);

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
