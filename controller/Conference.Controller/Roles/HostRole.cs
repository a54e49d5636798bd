namespace Conference.Controller.Roles;

/// <summary>A part of the service that a process can carry.</summary>
internal enum HostRole
{
    /// <summary>REST, accounts, webhooks and the web client.</summary>
    Api,

    /// <summary>The meetings' messenger.</summary>
    Events,

    /// <summary>The media workers with their signaling.</summary>
    Media,

    /// <summary>Which node carries which meeting.</summary>
    Scheduler,

    /// <summary>Captures meetings and composes recordings.</summary>
    Recorder,
}
