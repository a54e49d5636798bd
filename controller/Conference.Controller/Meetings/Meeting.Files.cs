using Conference.Controller.Access;
using Conference.Controller.Access.Roles;
using Conference.Controller.Api;
using Conference.Controller.Errors;
using Conference.Controller.Meetings.Changes;
using Conference.Controller.Meetings.Files;

namespace Conference.Controller.Meetings;

internal sealed partial class Meeting
{
    private readonly Dictionary<string, FileRow> _files = new(StringComparer.Ordinal);

    /// <summary>What a caller may have, newest first.</summary>
    public FileList FilesFor(Caller caller, Page page)
    {
        RequireReader(this, caller);
        List<FileView> files;
        lock (_lock)
        {
            files = [.. _files.Values
                .Where(file => file.IsFor(ReaderOf(caller)) && (page.After is null || string.CompareOrdinal(file.Id, page.After) < 0))
                .OrderByDescending(file => file.Id, StringComparer.Ordinal)
                .Take(page.Limit + 1)
                .Select(FileView.Of)];
        }

        var next = page.Next(files, file => file.Id);
        return new FileList(files, next);
    }

    /// <exception cref="RefusedException">There is no such file for this caller.</exception>
    public FileRow FileFor(Caller caller, string fileId)
    {
        RequireReader(this, caller);
        lock (_lock)
        {
            return _files.GetValueOrDefault(fileId) is { } file && file.IsFor(ReaderOf(caller)) ? file : throw NoFile(fileId);
        }
    }

    /// <summary>Whether a caller may bring a file now.</summary>
    /// <exception cref="RefusedException">They may not, or the meeting holds as many as it may.</exception>
    public void RequireFileRoom(Caller caller, int maximumCount)
    {
        lock (_lock)
        {
            RequireOpen();
            RequireChat(caller, Grants.SendFiles);
            if (_files.Count >= maximumCount)
                throw new RefusedException(RefusalCode.TooManyFiles, $"A meeting may hold {maximumCount} files: delete messages with files first.");
        }
    }

    /// <summary>Takes a file whose content is stored.</summary>
    /// <param name="share">Whether everybody may have it at once; otherwise a message shows it.</param>
    public FileView AddFile(Change change, FileRow file, bool share, int maximumCount)
    {
        RequireFileRoom(change.Caller, maximumCount);
        var added = file with { Shared = share };
        Keep(change, added);
        change.Audit("file.upload", "file", file.Id);
        var view = FileView.Of(added);
        if (share)
            change.Emit(new FileShared(view));
        return view;
    }

    /// <summary>Lets go of files from before a time, which are being deleted.</summary>
    public void ForgetFiles(DateTimeOffset before)
    {
        lock (_lock)
        {
            foreach (var file in _files.Values.Where(file => file.CreatedAt < before).ToList())
                _files.Remove(file.Id);
        }
    }

    private static string? ReaderOf(Caller caller) => caller.Kind == CallerKind.Participant ? caller.Id : null;

    private static RefusedException NoFile(string fileId) =>
        new(RefusalCode.FileNotFound, $"There is no file '{fileId}' that you can see.");

    // A message shows a file to whomever the message is for.
    private void ShowFile(Change change, string fileId, IReadOnlyList<string>? to)
    {
        Authority.Require(change, Grants.SendFiles);
        var file = FileFor(change.Caller, fileId);
        Keep(change, to is null ? file with { Shared = true } : file with { Viewers = [.. (file.Viewers ?? []).Union(to)] });
    }

    private void RemoveFile(Change change, string fileId)
    {
        if (!_files.Remove(fileId, out var file))
            return;
        change.Write(file with { DeletedAt = change.At });
        change.Audit("file.delete", "file", fileId);
    }

    private void Keep(Change change, FileRow file)
    {
        _files[file.Id] = file;
        change.Write(file);
    }
}
