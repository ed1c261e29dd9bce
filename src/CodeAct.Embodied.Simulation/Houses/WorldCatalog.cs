namespace CodeAct.Embodied.Simulation.Houses;

/// <summary>
/// Finds houses: those of one folder by name, any other by the path of its file. This is where world files are read
/// from disk.
/// </summary>
/// <param name="folder">A folder with house files and <c>kinds.yaml</c>.</param>
public sealed class WorldCatalog(string folder)
{
    internal const string KindsFile = "kinds.yaml";
    private const string Ending = ".yaml";

    private readonly Lazy<Kinds> kinds = new(() => KindsReader.Read(KindsFile, ReadKinds(folder)));

    /// <summary>The houses that come with the program, found beside it.</summary>
    public static WorldCatalog Shipped { get; } = new(Path.Combine(AppContext.BaseDirectory, "worlds"));

    /// <summary>What is known about kinds of things, unless a house brings its own.</summary>
    /// <exception cref="WorldFormatException">The file of kinds is broken.</exception>
    public Kinds Kinds => kinds.Value;

    /// <summary>The file of kinds, for those who read in it how kinds are drawn.</summary>
    internal string KindsText => ReadKinds(folder);

    /// <summary>The names of the houses, in ordinal order.</summary>
    public ImmutableArray<string> Names =>
    [
        .. Directory.EnumerateFiles(folder, "*" + Ending)
            .Where(path => Path.GetFileName(path) != KindsFile)
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Reads a house.</summary>
    /// <param name="house">The name of a house of the folder, or the path of a file, which ends in <c>.yaml</c> or
    /// <c>.yml</c>. A <c>kinds.yaml</c> beside that file adds kinds to the known ones.</param>
    /// <exception cref="InputException">There is no such house or file.</exception>
    /// <exception cref="WorldFormatException">The file is no house that can be played; with every problem found.</exception>
    public House House(string house) => House(house, plans: false);

    /// <summary>Reads a house and looks for a plan for each of its tasks.</summary>
    /// <inheritdoc cref="House(string)"/>
    public House Check(string house) => House(house, plans: true);

    private House House(string house, bool plans)
    {
        if (IsPath(house))
            return HouseAt(house, plans);
        if (Names.Contains(house))
            return Read(house, Path.Combine(folder, house + Ending), house + Ending, Kinds, plans);

        throw new InputException(
            $"There is no house {Wording.Quote(house)}{Question(house, Names)} "
            + $"The houses are {string.Join(", ", Names)}. A house of your own is given by its file: ./NAME{Ending}");
    }

    /// <summary>Reads a house with one of its tasks.</summary>
    /// <param name="world">A house as for <see cref="House(string)"/>, for its first task, or <c>house#task</c>.</param>
    /// <inheritdoc cref="House(string)" path="/exception"/>
    public WorldDefinition Load(string world)
    {
        // A folder may have a '#' in its name; a task has no folders.
        var hash = world.LastIndexOf('#') is var last && last >= 0 && world.IndexOf(Path.DirectorySeparatorChar, last) < 0 ? last : -1;
        var house = House(hash < 0 ? world : world[..hash]);
        if (hash < 0)
            return house.World(house.Tasks[0]);

        var name = world[(hash + 1)..];
        return house.Tasks.FirstOrDefault(task => task.Name == name) is { } task
            ? house.World(task)
            : throw new InputException(
                $"The house '{house.Name}' has no task {Wording.Quote(name)}{Question(name, house.Tasks.Select(known => known.Name))} "
                + $"Its tasks are {string.Join(", ", house.Tasks.Select(known => known.Name))}.");
    }

    private static string Question(string written, IEnumerable<string> known) =>
        Wording.Nearest(written, known) is { } nearest ? $"; did you mean '{nearest}'?" : ".";

    private static bool IsPath(string house) =>
        house.EndsWith(Ending, StringComparison.Ordinal) || house.EndsWith(".yml", StringComparison.Ordinal)
        || house.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal)
        || house.Contains(Path.AltDirectorySeparatorChar, StringComparison.Ordinal);

    private House HouseAt(string path, bool plans)
    {
        if (!File.Exists(path))
            throw new InputException($"There is no file {Wording.Quote(path)}.");

        var known = KindsBeside(path) is var (file, text) ? KindsReader.Read(file, text, Kinds) : Kinds;
        return Read(Path.GetFileNameWithoutExtension(path), path, path, known, plans);
    }

    /// <summary>The file of kinds beside the file of a house; null where there is none but that of this folder.</summary>
    internal (string File, string Text)? KindsBeside(string house)
    {
        if (!IsPath(house)) return null;
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(house))!, KindsFile);
        return File.Exists(beside) && beside != Path.GetFullPath(Path.Combine(folder, KindsFile)) ? (beside, BoundedFile.ReadText(beside, InputLimits.Yaml)) : null;
    }

    private static string ReadKinds(string folder) => BoundedFile.ReadText(Path.Combine(folder, KindsFile), InputLimits.Yaml, KindsFile);

    private static House Read(string name, string path, string file, Kinds kinds, bool plans) =>
        HouseReader.Read(name, file, BoundedFile.ReadText(path, InputLimits.Yaml, file), kinds, plans: plans);
}
