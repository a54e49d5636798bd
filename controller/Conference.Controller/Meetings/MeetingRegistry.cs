using System.Collections.Concurrent;
using Conference.Controller.Api;
using Conference.Controller.Errors;
using Conference.Controller.Meetings.Changes;
using Conference.Controller.Storage;

namespace Conference.Controller.Meetings;

/// <summary>
/// The meetings of this process, by id and by code. Those that are in use are in memory; the others are read when somebody asks for them.
/// </summary>
internal sealed partial class MeetingRegistry(MeetingStore store, Ledger ledger, TimeProvider clock, ILogger<MeetingRegistry> logger)
{
    private readonly ConcurrentDictionary<string, Meeting> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Meeting> _byCode = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _lock = new(); // two who ask for the same meeting must get the same object
    private readonly Dictionary<string, Task<Meeting?>> _loads = new(StringComparer.Ordinal);

    /// <summary>Raised on the ledger's loop for each durable event of any meeting; handlers only pass it on.</summary>
    public event EventHandler<MeetingEvent>? Happened;

    public IEnumerable<Meeting> All => _byId.Values;

    /// <summary>Makes a meeting; it lasts when the answer comes.</summary>
    public async Task<T> CreateAsync<T>(
        Operation operation, MeetingDetails details, string? passcodeHash, Func<Meeting, T> answer, CancellationToken cancellationToken)
    {
        var code = await UnusedCodeAsync(cancellationToken);
        var origin = new MeetingOrigin(Ids.New(), operation.Caller.TenantId, code, operation.Caller.Id, clock.GetUtcNow());
        var meeting = new Meeting(origin, details, ledger, clock);
        Add(meeting);
        var result = await meeting.ChangeAsync(operation, change =>
        {
            meeting.Open(change, passcodeHash);
            return answer(meeting);
        });
        MeetingCreated(meeting.Id, meeting.Code);
        return result;
    }

    /// <summary>A meeting that is in memory.</summary>
    public Meeting? Find(string idOrCode) =>
        _byId.GetValueOrDefault(idOrCode) ?? _byCode.GetValueOrDefault(idOrCode);

    /// <summary>A meeting by id or by code, also one that has ended.</summary>
    /// <exception cref="RefusedException">There is no such meeting.</exception>
    public async Task<Meeting> GetAsync(string idOrCode, CancellationToken cancellationToken) =>
        Find(idOrCode) ?? await LoadAsync(idOrCode, cancellationToken) ?? throw new RefusedException(
            RefusalCode.MeetingNotFound, $"There is no meeting '{idOrCode}': check the code, or create one.");

    /// <summary>Makes one change of a meeting that may just be let go of.</summary>
    public async Task<T> ChangeAsync<T>(string idOrCode, Operation operation, Func<Change, T> act, CancellationToken cancellationToken)
    {
        while (true)
        {
            var meeting = await GetAsync(idOrCode, cancellationToken);
            try
            {
                return await meeting.ChangeAsync(operation, act);
            }
            catch (MeetingUnloadedException)
            {
                // It is in the database as it was left; the next round reads it.
            }
        }
    }

    /// <summary>Lets go of a meeting that nobody uses; it is read again when somebody does.</summary>
    public void Unload(Meeting meeting)
    {
        if (!meeting.TryUnload())
            return;
        _byId.TryRemove(KeyValuePair.Create(meeting.Id, meeting));
        _byCode.TryRemove(KeyValuePair.Create(meeting.Code, meeting));
    }

    private async Task<Meeting?> LoadAsync(string idOrCode, CancellationToken cancellationToken)
    {
        if (await store.FindIdAsync(idOrCode, cancellationToken) is not { } id)
            return null;
        Task<Meeting?> load;
        lock (_lock)
        {
            if (_byId.TryGetValue(id, out var loaded))
                return loaded;
            if (!_loads.TryGetValue(id, out load!))
                _loads[id] = load = RestoreAsync(id);
        }

        return await load.WaitAsync(cancellationToken);
    }

    // Read for everybody who asks, so no single caller's token may cancel it.
    private async Task<Meeting?> RestoreAsync(string id)
    {
        await Task.Yield(); // the caller holds the lock
        try
        {
            if (await store.LoadAsync(id, CancellationToken.None) is not { } stored)
                return null;
            var meeting = Meeting.Restore(stored, ledger, clock);
            lock (_lock)
                Add(meeting);
            meeting.AwaitReturn();
            return meeting;
        }
        finally
        {
            lock (_lock)
                _loads.Remove(id);
        }
    }

    private void Add(Meeting meeting)
    {
        meeting.Happened += OnHappened;
        _byId[meeting.Id] = meeting;
        _byCode[meeting.Code] = meeting;
    }

    private void OnHappened(object? sender, MeetingEvent meetingEvent)
    {
        if (meetingEvent.Body is MeetingEnded ended && sender is Meeting meeting)
            MeetingOver(meeting.Id, meeting.Code, ended.Reason);
        Happened?.Invoke(sender, meetingEvent);
    }

    // A code that two meetings had would lead people into the wrong one; of 45 bits that is rare, not impossible.
    private async Task<string> UnusedCodeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var code = MeetingCode.Create();
            if (!_byCode.ContainsKey(code) && await store.FindIdAsync(code, cancellationToken) is null)
                return code;
        }
    }

    [LoggerMessage(1201, LogLevel.Information, "Meeting {MeetingId} ({Code}) created")]
    private partial void MeetingCreated(string meetingId, string code);

    [LoggerMessage(1202, LogLevel.Information, "Meeting {MeetingId} ({Code}) ended: {Reason}")]
    private partial void MeetingOver(string meetingId, string code, string reason);
}
