using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace CodeAct.Embodied.Agents.Python;

/// <summary>A control group for one worker, where this process may make some: the kernel then counts its memory, with what the
/// kernel itself keeps for it, and its processes. The limits that the worker has anyway are below these; this is for what they miss.</summary>
internal sealed class ControlGroup
{
    // The folder of programs, and what the kernel keeps for a process.
    private const long BytesBeside = 128 << 20;

    // More than an interpreter needs, which starts none.
    private const string Processes = "8";

    private static readonly Lazy<ImmutableArray<Place>> Places = new(FindPlaces);
    private static readonly ConcurrentQueue<string> Left = new();
    private static int made;

    private readonly ImmutableArray<string> folders;

    private ControlGroup(ImmutableArray<string> folders) => this.folders = folders;

    /// <summary>Where groups are made; empty where this process may make none.</summary>
    public static IEnumerable<string> Folders => Places.Value.Select(place => place.Folder);

    /// <summary>Makes a group.</summary>
    /// <param name="memoryBytes">What the worker may have; the group may have a little more.</param>
    /// <returns>Null where this process may make none.</returns>
    public static ControlGroup? TryMake(long memoryBytes)
    {
        for (var count = Left.Count; count > 0 && Left.TryDequeue(out var folder); count--)
            Remove(folder);
        return Places.Value is [] ? null : TryMake(Places.Value, memoryBytes);
    }

    /// <summary>Moves a process into the group, which takes the kernel some ten milliseconds.</summary>
    /// <returns>Whether it is in it now.</returns>
    public bool TryAdd(int process)
    {
        try
        {
            foreach (var folder in folders)
                File.WriteAllText(Path.Combine(folder, "cgroup.procs"), process.ToString(CultureInfo.InvariantCulture));
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Removes the group, or leaves that to a later time where a process of it is not quite gone.</summary>
    public void Remove()
    {
        foreach (var folder in folders)
            Remove(folder);
    }

    private static ControlGroup? TryMake(ImmutableArray<Place> places, long memoryBytes)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"codeact-{Environment.ProcessId}-{Interlocked.Increment(ref made)}");
        var group = new ControlGroup([.. places.Select(place => Path.Combine(place.Folder, name))]);
        var memory = (memoryBytes + BytesBeside).ToString(CultureInfo.InvariantCulture);
        try
        {
            foreach (var (place, folder) in places.Zip(group.folders))
            {
                Directory.CreateDirectory(folder);
                if (place.MemoryFile is { } file)
                    File.WriteAllText(Path.Combine(folder, file), memory);
                if (place.HasProcesses)
                    File.WriteAllText(Path.Combine(folder, "pids.max"), Processes);
            }

            return group;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            group.Remove();
            return null;
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Left.Enqueue(folder);
        }
    }

    private static ImmutableArray<Place> FindPlaces()
    {
        try
        {
            ImmutableArray<Place> places = [.. File.ReadLines("/proc/self/cgroup").Select(Find).OfType<Place>().Where(CanJoin)];
            return places.Any(place => place.MemoryFile is not null) ? places : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    // A line is: number, controllers with commas between them, path. The second version has one hierarchy, number 0.
    private static Place? Find(string line)
    {
        if (line.Split(':', 3) is not [var number, var controllers, var path])
            return null;
        if (number is "0")
            return Divide("/sys/fs/cgroup" + path.TrimEnd('/'));
        return controllers.Split(',') switch
        {
            var names when names.Contains("memory") => new("/sys/fs/cgroup/memory" + path.TrimEnd('/'), "memory.limit_in_bytes", HasProcesses: false),
            var names when names.Contains("pids") => new("/sys/fs/cgroup/pids" + path.TrimEnd('/'), MemoryFile: null, HasProcesses: true),
            _ => null,
        };
    }

    // In the second version a group has processes or groups with limits. Where this process is alone in its group, as under
    // `systemd-run --user --scope -p Delegate=yes`, it moves one down.
    private static Place? Divide(string folder)
    {
        var own = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        var controllers = Path.Combine(folder, "cgroup.controllers");
        if (!File.Exists(controllers) || !File.ReadAllText(controllers).Split().Contains("memory") || File.ReadAllLines(Path.Combine(folder, "cgroup.procs")) is not [var only] || only != own)
            return null;
        var host = Directory.CreateDirectory(Path.Combine(folder, "codeact-host-" + own)).FullName;
        File.WriteAllText(Path.Combine(host, "cgroup.procs"), own);
        File.WriteAllText(Path.Combine(folder, "cgroup.subtree_control"), "+memory +pids");
        return new(folder, "memory.max", HasProcesses: true);
    }

    // What may be made may still not be joined, as where a process crosses the border of what it was given.
    private static bool CanJoin(Place place)
    {
        if (TryMake([place], memoryBytes: 0) is not { } group)
            return false;
        foreach (var abandoned in Directory.EnumerateDirectories(place.Folder, "codeact-*").Where(IsAbandoned))
            Remove(abandoned);
        using var waiting = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "read line"]) { RedirectStandardInput = true })!;
        var joined = group.TryAdd(waiting.Id);
        waiting.StandardInput.Close();
        waiting.WaitForExit();
        group.Remove();
        return joined;
    }

    // Left by a process that was killed.
    private static bool IsAbandoned(string folder) =>
        Path.GetFileName(folder).Split('-') is [_, var host, _] && !Directory.Exists("/proc/" + host);

    /// <param name="Folder">The group that this process is in, of which it makes others.</param>
    private sealed record Place(string Folder, string? MemoryFile, bool HasProcesses);
}
