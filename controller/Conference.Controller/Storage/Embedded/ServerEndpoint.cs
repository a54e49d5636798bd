using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace Conference.Controller.Storage.Embedded;

/// <summary>
/// How one reaches the embedded server. On Unix: a socket in a folder that only its user can enter, so nobody needs a password and
/// nothing listens on the network. On Windows: a free port of loopback and a random password that lies beside the data.
/// </summary>
internal sealed class ServerEndpoint(EmbeddedFolders folders)
{
    public const string User = "conference";

    private readonly int _port = OperatingSystem.IsWindows() ? FreePort() : 5432; // on Unix only part of the socket's name

    private string PasswordFile => folders.Data + ".password";

    public string ConnectionString
    {
        get
        {
            // initdb makes this database; the server is for one thing only, so no other is needed.
            var settings = new NpgsqlConnectionStringBuilder { Username = User, Database = "postgres", Port = _port, Host = folders.Socket };
            if (OperatingSystem.IsWindows())
            {
                settings.Host = IPAddress.Loopback.ToString();
                settings.Password = File.ReadAllText(PasswordFile);
            }
            return settings.ConnectionString;
        }
    }

    public IEnumerable<string> InitArguments()
    {
        if (!OperatingSystem.IsWindows())
            return ["--auth=trust"];
        File.WriteAllText(PasswordFile, RandomNumberGenerator.GetHexString(32));
        return ["--auth=scram-sha-256", $"--pwfile={PasswordFile}"];
    }

    public IEnumerable<string> Settings() => OperatingSystem.IsWindows()
        ? ["listen_addresses=127.0.0.1", $"port={_port}", "unix_socket_directories="]
        : ["listen_addresses=", $"port={_port}", $"unix_socket_directories=\"{folders.Socket.Replace("\"", "\"\"")}\"", "unix_socket_permissions=0700"];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
