using System.Net.Sockets;
using Npgsql;

namespace Conference.Controller.Storage;

/// <summary>Tells a database that cannot be used now from one that refuses what it was given.</summary>
internal static class DatabaseTrouble
{
    /// <summary>Another try, later, may succeed without anything being changed in what is written or asked.</summary>
    public static bool Is(Exception exception) => exception switch
    {
        PostgresException refused => !IsRefusal(refused.SqlState),
        NpgsqlException or SocketException or TimeoutException or IOException => true,
        // Npgsql's data source was cleared, or its connection broken by another thread, between two steps of ours.
        ObjectDisposedException => true,
        _ => false,
    };

    // Classes of https://www.postgresql.org/docs/current/errcodes-appendix.html that speak of the statement or its data. All
    // others speak of the server: out of connections, memory or disk, shutting down, read-only, not our role any more.
    private static bool IsRefusal(string state) => state[..2] switch
    {
        "0A" or "21" or "22" or "23" or "54" or "P0" or "XX" => true,
        "42" => state != PostgresErrorCodes.InsufficientPrivilege,
        _ => false,
    };
}
