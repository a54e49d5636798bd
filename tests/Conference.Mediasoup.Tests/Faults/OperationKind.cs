namespace Conference.Mediasoup.Tests.Faults;

/// <summary>What an operation does with the worker's answer.</summary>
internal enum OperationKind
{
    /// <summary>It needs a yes only.</summary>
    Command,

    /// <summary>It reads the answer.</summary>
    Query,

    /// <summary>It reads the answer, which may be without content: consumers without layers have none to tell of.</summary>
    OptionalQuery,

    /// <summary>It makes something, which is closed again when the caller doesn't get it.</summary>
    Creation,

    /// <summary>The same, of which the answer only says yes.</summary>
    CreationByYes,

    /// <summary>It asks for several things, the first of which is made as by <see cref="Creation"/>.</summary>
    Composite,

    /// <summary>It closes something, and never throws.</summary>
    Disposal,
}
