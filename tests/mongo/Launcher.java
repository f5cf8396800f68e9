import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.List;

/** java -cp 'lib/*' Launcher.java FILE PORT: mongo-java-server over one H2 file, on loopback. */
class Launcher {
    /** Its own 5.0 reports wire version 8, and pymongo speaks with 9 and newer only. */
    record Version(List<Integer> getVersionArray, int getWireVersion) implements MongoVersion {}

    /** Commits before it answers: what was acknowledged is there after a kill -9. By itself it commits once a second. */
    static class Durable extends H2Backend {
        Durable(String file) { super(file); }

        @Override public Document handleMessage(MongoMessage message) {
            Document answer = super.handleMessage(message);
            commit();
            return answer;
        }
    }

    public static void main(String[] arguments) {
        var backend = new Durable(arguments[0]).version(new Version(List.of(5, 0, 0), 13));
        var server = new MongoServer(backend);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
        server.bind("127.0.0.1", Integer.parseInt(arguments[1]));
    }
}
