using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace CodeAct.Embodied.Agents.Python.Audit;

/// <summary>Something of the host's that a sandboxed program must not reach: a file that anybody may read and write, a link, a port, a
/// variable of the environment; and what the program may read, which must stay as it is: an environment, the null device.</summary>
internal sealed class Canary : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("codeact-canary-");
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly string? environment;
    private readonly string[] watched;
    private readonly ImmutableArray<ImmutableArray<byte>> before;

    /// <param name="environment">The environment that programs import from; null where there is none.</param>
    public Canary(string? environment)
    {
        this.environment = environment;
        Secret = RandomNumberGenerator.GetHexString(24);
        File = Path.Combine(folder.FullName, "canary.py");
        Link = Path.Combine(folder.FullName, "link");
        System.IO.File.WriteAllText(File, $"secret = '{Secret}'\n");
        System.IO.File.CreateSymbolicLink(Link, "/" + Secret);
        if (!OperatingSystem.IsWindows())
        {
            // For all to read and to write: only the sandbox stands in between.
            folder.UnixFileMode = (UnixFileMode)0b111_111_111;
            System.IO.File.SetUnixFileMode(File, (UnixFileMode)0b110_110_110);
        }

        Environment.SetEnvironmentVariable("CODEACT_CANARY", Secret);
        listener.Start();
        watched = environment is null
            ? [File, Link, folder.FullName, "/dev/null"]
            : [File, Link, folder.FullName, "/dev/null", environment, Path.Combine(environment, "lib"), Path.Combine(environment, "pyvenv.cfg")];
        before = [.. watched.Select(Posix.Look)];
    }

    /// <summary>A text that occurs nowhere else.</summary>
    public string Secret { get; }

    /// <summary>The path of the file.</summary>
    public string File { get; }

    /// <summary>The path of a link that leads to the secret.</summary>
    public string Link { get; }

    /// <summary>The lines of Python that tell a program where to look, and that say and ask what a library has no function for.</summary>
    /// <param name="hasFolder">Whether the program has a folder of its own.</param>
    public string Prelude(bool hasFolder) => $$"""
        CANARY_FILE, CANARY_LINK, CANARY_PORT = '{{File}}', '{{Link}}', {{((IPEndPoint)listener.LocalEndpoint).Port}}
        FOLDER, ENVIRONMENT, KEPT = {{(hasFolder ? "'/tmp'" : "None")}}, {{(environment is null ? "None" : $"'{environment}'")}}, 'kept'
        def say(data):
            import os, stat
            for fd in range(3, 64):
                try:
                    if stat.S_ISFIFO(os.fstat(fd).st_mode):
                        os.write(fd, data)
                except OSError:
                    pass
        def kernel(number, number_on_arm, *arguments):
            import ctypes, os
            if os.uname().machine == 'aarch64':
                number = number_on_arm
            return -1 if number is None else ctypes.CDLL(None).syscall(ctypes.c_long(number), *arguments)

        """;

    /// <summary>What has happened to it; null where nothing has.</summary>
    public string? Harm()
    {
        if (listener.Pending())
            return "it connected to a port of the host";
        if (folder.GetFileSystemInfos().Length != 2 || !System.IO.File.Exists(File))
            return "it made or removed a file of the host";
        if (System.IO.File.ReadAllText(File) != $"secret = '{Secret}'\n")
            return "it changed a file of the host";
        for (var i = 0; i < watched.Length; i++)
        {
            // Mode, owner, links, times, size: whatever is changed of a file changes its time of change, too.
            if (!Posix.Look(watched[i]).AsSpan().SequenceEqual(before[i].AsSpan()))
                return $"it changed mode, owner, times or attributes of {watched[i]}";
            if (watched[i] != Link && Posix.IsLocked(watched[i]))
                return $"it locked {watched[i]}";
        }

        return Posix.IsLocked("/usr/lib/os-release") ? "it locked a file of the system" : null;
    }

    public void Dispose()
    {
        listener.Dispose();
        folder.Delete(recursive: true);
    }
}
